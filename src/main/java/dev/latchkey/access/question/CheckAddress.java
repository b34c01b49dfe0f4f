package dev.latchkey.access.question;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The canonical address of a question: the same question always has the same one.
 *
 * @param parameters in the order of the address
 */
public record CheckAddress(List<NamedValue> parameters) {

    static CheckAddress of(CheckQuestion question) {
        ContextFields fields = question.fields();
        List<NamedValue> all = new ArrayList<>();
        add(all, "principal", question.principal());
        add(all, "fn", question.functionId());
        add(all, "ctx.with", fields.signedWith());
        add(all, "ctx.ip", fields.ip());
        add(all, "ctx.vpc", fields.vpc());
        add(all, "ctx.vpce", fields.vpce());
        add(all, "ctx.mfaAge", fields.mfaAge());
        add(all, "ctx.time", fields.time());
        fields.tags().forEach(tag -> all.add(new NamedValue("ctx.tag." + tag.name(), tag.value())));
        fields.keys().forEach(key -> all.add(new NamedValue("ctx.key." + key.name(), key.value())));
        add(all, "ctx.policy", fields.policy());
        return new CheckAddress(List.copyOf(all));
    }

    /** The same with that parameter set, or without it where the value is empty. */
    public CheckAddress with(String name, String value) {
        List<NamedValue> all = new ArrayList<>(without(name::equals));
        add(all, name, value);
        return new CheckAddress(List.copyOf(all));
    }

    /** The parameters but those: hidden fields of a form that sets them. */
    public List<NamedValue> without(Predicate<String> names) {
        return parameters.stream().filter(each -> !names.test(each.name())).toList();
    }

    /** The same question without a request context. */
    public CheckAddress withoutContext() {
        return new CheckAddress(without(name -> name.startsWith("ctx.")));
    }

    /** {@code principal=arn:aws:iam::…&fn=hello-url}, encoded. */
    public String query() {
        return parameters.stream()
                .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
                .collect(Collectors.joining("&"));
    }

    /** {@code /check?principal=…}, below {@code /c/{connection}}. */
    public String page() {
        return at("/check");
    }

    /** The same question asked at another path. */
    public String at(String path) {
        return parameters.isEmpty() ? path : path + "?" + query();
    }

    /** Colons and slashes may stand in a query as they are, and make ARNs readable. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }

    private static void add(List<NamedValue> all, String name, String value) {
        if (!value.isEmpty()) {
            all.add(new NamedValue(name, value));
        }
    }
}
