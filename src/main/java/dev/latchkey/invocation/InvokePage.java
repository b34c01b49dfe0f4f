package dev.latchkey.invocation;

import dev.latchkey.console.Frame;
import dev.latchkey.console.Operator;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.invocation.Invocations.Refused;
import dev.latchkey.invocation.Invocations.Sent;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.SigningIdentity;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The workbench: a sentence of function, method, path and identity; what was sent; what came back. */
@Controller
class InvokePage {

    private final Invocations invocations;
    private final InvocationHistory history;
    private final Inventory inventory;
    private final SigningIdentities identities;

    InvokePage(Invocations invocations, InvocationHistory history, Inventory inventory, SigningIdentities identities) {
        this.invocations = invocations;
        this.history = history;
        this.inventory = inventory;
        this.identities = identities;
    }

    @GetMapping("/c/{connection}/invoke")
    String form(
            @PathVariable String connection,
            @ModelAttribute InvokeForm form,
            @RequestParam(defaultValue = "") String q,
            Operator operator,
            Frame frame,
            Model model) {
        return workbench(connection, form, q, operator, frame, model);
    }

    @PostMapping("/c/{connection}/invoke")
    String send(
            @PathVariable String connection,
            @ModelAttribute InvokeForm form,
            Operator operator,
            Frame frame,
            Model model,
            HttpServletResponse response) {
        return switch (invocations.send(operator, connection, form.draft())) {
            case Sent sent ->
                "redirect:/c/" + connection + "/invoke/" + sent.invocation().id();
            case Refused refused -> {
                response.setStatus(refused.status());
                model.addAttribute("problem", refused.problem());
                yield workbench(connection, form, "", operator, frame, model);
            }
        };
    }

    @GetMapping("/c/{connection}/invoke/{id}")
    String item(
            @PathVariable String connection,
            @PathVariable String id,
            @RequestParam(defaultValue = "body") String tab,
            @RequestParam(defaultValue = "pretty") String view,
            @RequestParam(defaultValue = "") String q,
            Operator operator,
            Frame frame,
            Model model) {
        Invocation invocation = find(operator, connection, id);
        ResponseView body = ResponseView.of(invocation);
        model.addAttribute("invocation", invocation);
        model.addAttribute("body", body);
        model.addAttribute("bar", SplitBar.of(invocation.exchange().timing()));
        model.addAttribute("words", words(invocation.status()));
        model.addAttribute("tab", tab);
        model.addAttribute("view", view.equals("pretty") && body.pretty() == null ? "raw" : view);
        model.addAttribute(
                "signerHeaders",
                invocation.sentHeaders().stream()
                        .filter(SentHeaders::ofTheSigner)
                        .toList());
        return workbench(connection, InvokeForm.of(invocation.draft()), q, operator, frame, model);
    }

    /** Foreign HTML, alone in a frame that may do nothing. */
    @GetMapping("/c/{connection}/invoke/{id}/preview")
    ResponseEntity<byte[]> preview(@PathVariable String connection, @PathVariable String id, Operator operator) {
        Invocation invocation = find(operator, connection, id);
        boolean html = ResponseView.of(invocation).html();
        return ResponseEntity.ok()
                .contentType(new MediaType(html ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none';"
                                + " base-uri 'none'; frame-ancestors 'self'")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("X-Content-Type-Options", "nosniff")
                .body(invocation.exchange().body());
    }

    /** The kept body as a file. */
    @GetMapping("/c/{connection}/invoke/{id}/body")
    ResponseEntity<byte[]> download(@PathVariable String connection, @PathVariable String id, Operator operator) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"body-" + id + ".bin\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(find(operator, connection, id).exchange().body());
    }

    /** HTTP/2 and some servers send no reason. */
    private static String words(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "" : known.getReasonPhrase();
    }

    private Invocation find(Operator operator, String connection, String id) {
        return history.find(operator, connection, id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "This request is not in your history; it keeps the last 500."));
    }

    private String workbench(
            String connection, InvokeForm form, String q, Operator operator, Frame frame, Model model) {
        List<FunctionUrl> functions = inventory.current(connection).functionUrls();
        List<SigningIdentity> signers = identities.list(operator, connection);
        InvokeForm shown = form.withDefaults(
                functions.isEmpty() ? "" : functions.getFirst().id(), usualIdentity(operator, connection, signers));
        model.addAttribute("form", shown);
        model.addAttribute("functions", functions);
        model.addAttribute(
                "chosen",
                functions.stream()
                        .filter(url -> url.id().equals(shown.fn()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("identities", signers);
        model.addAttribute(
                "signer",
                signers.stream()
                        .filter(identity -> identity.id().equals(shown.as()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("methods", Invocations.methods());
        model.addAttribute("region", frame.connection().region());
        model.addAttribute("q", q);
        model.addAttribute("history", days(history.lines(operator, connection, q)));
        return "invocation/workbench";
    }

    private String usualIdentity(Operator operator, String connection, List<SigningIdentity> signers) {
        return identities
                .signing(operator, connection)
                .map(SigningIdentity::id)
                .orElseGet(() ->
                        signers.stream().findFirst().map(SigningIdentity::id).orElse(RequestDraft.UNSIGNED));
    }

    private static List<Day> days(List<InvocationHistory.Line> lines) {
        Map<LocalDate, List<InvocationHistory.Line>> days = new LinkedHashMap<>();
        for (InvocationHistory.Line line : lines) {
            days.computeIfAbsent(LocalDate.ofInstant(line.at(), ZoneId.systemDefault()), day -> new ArrayList<>())
                    .add(line);
        }
        return days.values().stream().map(Day::new).toList();
    }

    /** One day of the history; its first line names it. */
    record Day(List<InvocationHistory.Line> lines) {}
}
