package dev.latchkey.access.question;

import dev.latchkey.access.CallContext;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link CallContext} of what was typed; a field that does not count is a problem and leaves its key unsaid. */
final class ContextReading {

    private static final int MOST_NAMED = 50;
    private static final int LONGEST = 2048;

    private final ContextFields fields;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final RequestContext.Builder keys = RequestContext.builder();

    ContextReading(ContextFields fields) {
        this.fields = fields;
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    CallContext read() {
        Signing signing = signing();
        network();
        time();
        tags();
        others();
        Policy policy = policy(signing);
        return new CallContext(signing.meaning(), keys.build(), policy);
    }

    private Signing signing() {
        Signing said = Signing.of(fields.signedWith()).orElse(null);
        if (said == null) {
            refuse("ctx.with", "Nothing signs with " + shown(fields.signedWith()) + ". Choose one of the four.");
            return Signing.NOT_SAID;
        }
        String age = fields.mfaAge();
        if (age.isEmpty()) {
            return said;
        }
        if (said == Signing.KEY || said == Signing.SESSION) {
            refuse(
                    "ctx.mfaAge",
                    "Only a session with MFA has an MFA age. Choose it under Signs with, or clear the age.");
        } else if (age.equals(ContextFields.NONE)) {
            keys.absent("aws:MultiFactorAuthAge");
            return said;
        } else if (!age.matches("\\d{1,9}")) {
            refuse("ctx.mfaAge", "AWS counts the age in whole seconds; " + shown(age) + " is none. Write 300.");
        } else {
            keys.put("aws:MultiFactorAuthAge", age);
            return Signing.SESSION_WITH_MFA;
        }
        return said;
    }

    private void network() {
        if (fields.vpc().equals(ContextFields.NONE)) {
            keys.absent("aws:SourceVpc").absent("aws:SourceVpce").absent("aws:VpcSourceIp");
        }
        one(
                "ctx.ip",
                fields.ip(),
                "aws:SourceIp",
                IpText.isAddress(fields.ip()),
                " is no IP address. Write one like 203.0.113.7 or 2001:db8::7, or none.");
        one(
                "ctx.vpc",
                fields.vpc(),
                "aws:SourceVpc",
                fields.vpc().matches("vpc-[0-9A-Za-z]{1,32}"),
                " is no VPC id. Write one like vpc-0a41c7, or none.");
        one(
                "ctx.vpce",
                fields.vpce(),
                "aws:SourceVpce",
                fields.vpce().matches("vpce-[0-9A-Za-z]{1,32}"),
                " is no VPC endpoint id. Write one like vpce-0d2f91, or none.");
    }

    private void one(String field, String typed, String key, boolean sound, String refusal) {
        if (typed.equals(ContextFields.NONE)) {
            keys.absent(key);
        } else if (!typed.isEmpty() && sound) {
            keys.put(key, typed);
        } else if (!typed.isEmpty()) {
            refuse(field, shown(typed) + refusal);
        }
    }

    private void time() {
        if (fields.time().isEmpty()) {
            return;
        }
        TimeText.parse(fields.time())
                .ifPresentOrElse(
                        at -> keys.put("aws:CurrentTime", at.toString())
                                .put("aws:EpochTime", String.valueOf(at.getEpochSecond())),
                        () -> refuse(
                                "ctx.time",
                                shown(fields.time())
                                        + " is no point in time. Write one in UTC, like 2026-11-23T14:30:00Z."));
    }

    private void tags() {
        Map<String, List<String>> tags = grouped("ctx.tag", fields.tags(), "tag");
        tags.forEach((name, values) -> {
            if (values.size() > 1) {
                refuse("ctx.tag", "The tag " + shown(name) + " stands here twice. A principal has one value for each.");
            } else if (!name.isEmpty()) {
                keys.put("aws:PrincipalTag/" + name, values);
            }
        });
    }

    private void others() {
        grouped("ctx.key", fields.keys(), "key").forEach((name, values) -> {
            if (!name.matches("[A-Za-z0-9.-]+:\\S+")) {
                refuse(
                        "ctx.key",
                        shown(name) + " is no condition key. One has a prefix and a name, like aws:UserAgent.");
            } else if (values.equals(List.of(""))) {
                keys.absent(name);
            } else {
                keys.put(name, values);
            }
        });
    }

    private Map<String, List<String>> grouped(String field, List<NamedValue> rows, String word) {
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        if (rows.size() > MOST_NAMED) {
            refuse(field, "There are " + rows.size() + " rows; a check takes " + MOST_NAMED + ". Remove some.");
            return grouped;
        }
        for (NamedValue row : rows) {
            if (row.name().isEmpty()) {
                refuse(field, "The value " + shown(row.value()) + " has no " + word + ". Write its name before it.");
            } else if (row.name().length() > LONGEST || row.value().length() > LONGEST) {
                refuse(field, "A name or value is longer than " + LONGEST + " characters. Shorten it.");
            } else {
                grouped.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row.value());
            }
        }
        return grouped;
    }

    private @Nullable Policy policy(Signing signing) {
        if (fields.policy().isEmpty()) {
            return null;
        }
        if (signing == Signing.KEY) {
            refuse("ctx.policy", "A long-term key carries no session policy. Choose a session under Signs with.");
            return null;
        }
        SessionPolicyText text = SessionPolicyText.of(fields.policy());
        text.problems().forEach(problem -> refuse("ctx.policy", problem));
        return text.policy();
    }

    private void refuse(String field, String text) {
        problems.add(new FieldProblem(field, text));
    }

    /** Enough to know it again. */
    private static String shown(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 57) + "…";
    }
}
