package dev.latchkey.access.question;

import dev.latchkey.access.CallContext;
import java.util.List;
import java.util.Map;

/**
 * What the address of the access check asks.
 *
 * @param principal as given: an ARN, a service's name, {@code anonymous}, the name of a user or role, or empty
 * @param functionId {@code name} or {@code name:qualifier}, or empty
 * @param fields the request context as it was typed
 * @param context what is made of it; a field with a problem says nothing
 * @param gate as given, {@code boundary}; empty for the deciding one
 * @param action as given, {@code InvokeFunction}; empty for the failing one
 * @param policy which of a gate's policies to show; empty for the one that matters most
 */
public record CheckQuestion(
        String principal,
        String functionId,
        ContextFields fields,
        CallContext context,
        List<FieldProblem> problems,
        String gate,
        String action,
        String policy) {

    /** What the principal's picker sends where its ARN is typed beside it. */
    public static final String TYPED = "typed";

    public static CheckQuestion of(Map<String, List<String>> parameters) {
        Given given = new Given(parameters);
        ContextFields fields = ContextFields.of(given);
        ContextReading reading = new ContextReading(fields);
        CallContext context = reading.read();
        String chosen = given.text("principal");
        return new CheckQuestion(
                chosen.equals(TYPED) ? given.text(TYPED) : chosen,
                given.text("fn"),
                fields,
                context,
                reading.problems(),
                given.text("gate"),
                given.text("action"),
                given.text("policy"));
    }

    /** Whether both are chosen. */
    public boolean complete() {
        return !principal.isEmpty() && !functionId.isEmpty();
    }

    /** What is wrong with that field, in one text; empty where nothing is. */
    public String problem(String field) {
        return String.join(
                " ",
                problems.stream()
                        .filter(problem -> problem.field().equals(field))
                        .map(FieldProblem::text)
                        .toList());
    }

    /** The same question asked about that ARN. */
    public CheckQuestion by(String arn) {
        return new CheckQuestion(arn, functionId, fields, context, problems, gate, action, policy);
    }

    /** The address of this question below {@code /c/{connection}}, without what is only looked at. */
    public CheckAddress address() {
        return CheckAddress.of(this);
    }
}
