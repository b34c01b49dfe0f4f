package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ReadGap.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what could not be read, one gap per part and reason however many functions it concerns. */
final class Gaps {

    /** Codes that speak of the credentials, not of one permission: nothing else would be readable either. */
    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "ExpiredToken",
            "ExpiredTokenException");

    private final Map<Key, List<String>> subjects = new LinkedHashMap<>();
    private final Map<Key, ReadGap> first = new LinkedHashMap<>();

    /** Records that the whole part is missing, or throws where no other reading could succeed either. */
    void all(Part part, AwsProblem problem) {
        if (problem.status() == 0 || CREDENTIALS.contains(problem.code())) {
            throw problem;
        }
        add(part, problem.operation(), null, problem.awsMessage(), problem.denied());
    }

    /** Records that the part is missing for one function. */
    void one(Part part, String subject, AwsProblem problem) {
        add(part, problem.operation(), subject, problem.awsMessage(), problem.denied());
    }

    synchronized void add(Part part, String action, @Nullable String subject, String reason, boolean denied) {
        Key key = new Key(part, action, denied);
        first.putIfAbsent(key, new ReadGap(part, action, List.of(), reason, denied));
        List<String> named = subjects.computeIfAbsent(key, none -> new ArrayList<>());
        if (subject != null) {
            named.add(subject);
        }
    }

    synchronized List<ReadGap> list() {
        return first.entrySet().stream()
                .map(entry -> {
                    ReadGap gap = entry.getValue();
                    List<String> named = subjects.getOrDefault(entry.getKey(), List.of()).stream()
                            .sorted()
                            .toList();
                    return new ReadGap(gap.part(), gap.action(), named, gap.reason(), gap.denied());
                })
                .toList();
    }

    private record Key(Part part, String action, boolean denied) {}
}
