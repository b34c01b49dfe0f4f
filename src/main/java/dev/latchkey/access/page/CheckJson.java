package dev.latchkey.access.page;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.access.explain.CheckedCall;
import dev.latchkey.access.explain.Explanation;
import dev.latchkey.access.explain.GateRow;
import dev.latchkey.access.question.CheckQuestion;
import dev.latchkey.access.question.FieldProblem;
import dev.latchkey.access.question.NamedValue;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.OpenReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A check as machines read it: question, verdict, and for each action its gates and every statement looked at. */
final class CheckJson {

    private CheckJson() {}

    /** What came out. */
    static Map<String, Object> of(CheckCase asked, CheckedCall call) {
        Explanation told = Explanation.of(call, "", "", "");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", question(asked));
        json.put("readAt", asked.snapshot().readAt());
        json.put("verdict", told.verdict().name());
        json.put("heading", told.heading());
        json.put("sentence", told.sentence().words());
        json.put("missingActions", call.report().missingActions());
        json.put("openKeys", told.openKeys().stream().map(key -> key.key()).toList());
        json.put(
                "actions",
                call.report().decisions().stream()
                        .map(each -> action(call, each))
                        .toList());
        return json;
    }

    /** Why nothing came out. */
    static Map<String, Object> refusal(CheckCase asked) {
        List<Map<String, String>> problems = new ArrayList<>();
        add(problems, "principal", asked.principalProblem());
        add(problems, "fn", asked.functionProblem());
        add(problems, "ctx.with", asked.signingProblem());
        for (FieldProblem problem : asked.question().problems()) {
            add(problems, problem.field(), problem.text());
        }
        if (problems.isEmpty()) {
            add(problems, "principal", asked.question().principal().isEmpty() ? "No principal is named." : "");
            add(problems, "fn", asked.question().functionId().isEmpty() ? "No function URL is named." : "");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", question(asked));
        json.put("problems", problems);
        return json;
    }

    private static Map<String, Object> question(CheckCase asked) {
        CheckQuestion question = asked.question();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connection", asked.snapshot().connectionId());
        json.put("principal", question.principal());
        json.put("function", question.functionId());
        asked.snapshot()
                .findFunctionUrl(question.functionId())
                .ifPresent(url -> json.put("functionArn", url.functionArn()));
        Map<String, Object> context = new LinkedHashMap<>();
        for (NamedValue each : question.address().parameters()) {
            if (each.name().startsWith("ctx.")) {
                context.merge(each.name().substring(4), each.value(), (one, other) -> one + ", " + other);
            }
        }
        json.put("context", context);
        return json;
    }

    private static Map<String, Object> action(CheckedCall call, ActionDecision action) {
        Decision decision = action.decision();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", action.action());
        json.put("decision", word(decision));
        json.put("codes", decision.codes());
        if (decision instanceof Undetermined open) {
            json.put("openKeys", open.keys().stream().sorted().toList());
            json.put("unread", open.unread().stream().sorted().toList());
        }
        json.put(
                "gates",
                Explanation.rows(call, action, GateKind.DENY).stream()
                        .map(row -> gate(row, decision))
                        .toList());
        json.put(
                "statements",
                decision.trace().statements().stream().map(StatementJson::of).toList());
        json.put(
                "openReadings",
                decision.trace().openReadings().stream()
                        .sorted()
                        .map(CheckJson::reading)
                        .toList());
        return json;
    }

    private static Map<String, Object> gate(GateRow row, Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("gate", row.segment());
        json.put("result", row.result().word().replace('’', '\''));
        json.put("sentence", row.sentence().words());
        var deciding = decision.trace().gate(row.kind()).deciding();
        if (deciding != null) {
            json.put("deciding", StatementJson.of(deciding));
        }
        return json;
    }

    private static Map<String, Object> reading(OpenReading reading) {
        return Map.of("page", reading.page(), "reading", reading.sentence());
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Allowed allowed -> "ALLOWED";
            case ExplicitlyDenied denied -> "EXPLICITLY_DENIED";
            case ImplicitlyDenied denied -> "IMPLICITLY_DENIED";
            case Undetermined open -> "UNDETERMINED";
        };
    }

    private static void add(List<Map<String, String>> problems, String field, String text) {
        if (!text.isEmpty()) {
            problems.add(Map.of("field", field, "problem", text));
        }
    }
}
