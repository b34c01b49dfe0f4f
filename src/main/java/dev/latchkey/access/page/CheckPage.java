package dev.latchkey.access.page;

import dev.latchkey.access.explain.CheckedCall;
import dev.latchkey.access.explain.Explanation;
import dev.latchkey.access.question.CheckAddress;
import dev.latchkey.access.remedy.WaysToAllow;
import dev.latchkey.console.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /c/{connection}/check}: can this principal invoke that function URL, in such a call, and why. */
@Controller
class CheckPage {

    /** The region that a click on a gate swaps; what would allow the call need not be sought again for it. */
    private static final String GATES = "gates";

    private final CheckDesk desk;
    private final WaysToAllow ways;

    CheckPage(CheckDesk desk, WaysToAllow ways) {
        this.desk = desk;
        this.ways = ways;
    }

    @GetMapping("/c/{connection}/check")
    String page(
            Frame frame,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CheckCase asked = desk.asked(frame, parameters);
        String base = "/c/" + frame.connection().id();
        boolean part = "true".equals(request.getHeader("HX-Request"))
                && request.getHeader("HX-History-Restore-Request") == null;
        if (!part && CheckCase.sentByForm(parameters) && asked.sound()) {
            return "redirect:" + base + asked.address().page();
        }
        boolean gates = part && GATES.equals(request.getHeader("HX-Target"));
        model.addAttribute("asked", asked);
        model.addAttribute("part", part);
        model.addAttribute("gaps", GapNote.of(asked.snapshot()));
        if (asked.call().isPresent()) {
            tell(asked, asked.call().get(), base, gates, model);
        }
        if (!asked.sound()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        if (part && !gates) {
            response.setHeader("HX-Push-Url", base + asked.address().page());
        }
        response.addHeader("Vary", "HX-Request");
        return gates ? "access/check :: why" : part ? "access/check :: check" : "access/check";
    }

    /** The same as JSON, to keep or to compare. */
    @GetMapping("/c/{connection}/check.json")
    ResponseEntity<Map<String, Object>> json(Frame frame, @RequestParam MultiValueMap<String, String> parameters) {
        CheckCase asked = desk.asked(frame, parameters);
        String file = ContentDisposition.attachment()
                .filename("access-check.json")
                .build()
                .toString();
        boolean checked = asked.call().isPresent();
        return ResponseEntity.status(checked ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .header(HttpHeaders.CONTENT_DISPOSITION, file)
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked.call().map(call -> CheckJson.of(asked, call)).orElseGet(() -> CheckJson.refusal(asked)));
    }

    private void tell(CheckCase asked, CheckedCall call, String base, boolean gates, Model model) {
        Explanation told = Explanation.of(
                call,
                asked.question().gate(),
                asked.question().action(),
                asked.question().policy());
        CheckAddress address = asked.address();
        model.addAttribute("told", told);
        model.addAttribute("links", new CheckLinks(base, address, told, asked.astray(call)));
        model.addAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + base + address.page());
        model.addAttribute(
                "ways",
                gates
                        ? List.of()
                        : ways.find(call.snapshot(), call.principal(), call.url(), call.context(), call.report()));
    }
}
