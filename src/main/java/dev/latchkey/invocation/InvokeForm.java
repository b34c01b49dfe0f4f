package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workbench's form as it was sent or is to be shown.
 *
 * @param hk names of the headers, {@code hv} their values in the same order
 */
record InvokeForm(
        @Nullable String fn,
        @Nullable String method,
        @Nullable String path,
        @Nullable String as,
        @Nullable List<String> hk,
        @Nullable List<String> hv,
        @Nullable String body) {

    private static final int SPARE_ROWS = 1;

    static InvokeForm of(RequestDraft draft) {
        return new InvokeForm(
                draft.functionId(),
                draft.method(),
                draft.target(),
                draft.identityId(),
                draft.headers().stream().map(HeaderLine::name).toList(),
                draft.headers().stream().map(HeaderLine::value).toList(),
                draft.body());
    }

    /** Browsers send line ends as CR LF; a body has the ones that were typed. */
    RequestDraft draft() {
        return new RequestDraft(
                text(fn), text(method), text(path), headers(), text(body).replace("\r\n", "\n"), text(as));
    }

    /** The headers with a name. */
    List<HeaderLine> headers() {
        List<String> names = hk == null ? List.of() : hk;
        List<String> values = hv == null ? List.of() : hv;
        List<HeaderLine> headers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String value = i < values.size() ? values.get(i) : "";
            if (!names.get(i).isBlank()) {
                headers.add(new HeaderLine(names.get(i).strip(), value.strip()));
            }
        }
        return headers;
    }

    /** The rows to show: the headers and an empty one. */
    public List<HeaderLine> rows() {
        List<HeaderLine> rows = new ArrayList<>(headers());
        for (int i = 0; i < SPARE_ROWS; i++) {
            rows.add(new HeaderLine("", ""));
        }
        return rows;
    }

    InvokeForm withDefaults(String function, String identity) {
        return new InvokeForm(
                orElse(fn, function),
                orElse(method, "GET"),
                orElse(path, "/"),
                orElse(as, identity),
                hk,
                hv,
                text(body));
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
