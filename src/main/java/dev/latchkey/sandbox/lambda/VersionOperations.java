package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaPage;
import dev.latchkey.sandbox.lambda.wire.LambdaPage.Keyed;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.ArrayList;
import java.util.List;

/** Published versions (Lambda API Reference, "PublishVersion" and "ListVersionsByFunction"). */
record VersionOperations(Identifiers identifiers) {

    private static final String VERSIONS = LambdaOperations.FUNCTION + "/versions";

    void addTo(LambdaOperations operations) {
        operations
                .add("PublishVersion", "POST", VERSIONS, this::publish)
                .add("ListVersionsByFunction", "GET", VERSIONS, VersionOperations::list);
    }

    private RestAnswer publish(LambdaCall call) {
        String words = call.body().text("Description");
        String sha = call.body().text("CodeSha256");
        String revision = call.body().text("RevisionId");
        if (words != null) {
            Constraints.length("description", words, 0, 256);
        }
        LambdaFunction function = call.function();
        FunctionVersion latest = function.latest();
        if (revision != null && !revision.equals(latest.revision())) {
            throw LambdaRefusals.staleRevision("GetFunction/GetAlias");
        }
        if (sha != null && !sha.equals(latest.codeSha256())) {
            throw LambdaRefusals.parameter("CodeSHA256 (" + sha + ") is different from current CodeSHA256 in $LATEST ("
                    + latest.codeSha256() + "). Please try again with the CodeSHA256 in $LATEST.");
        }
        FunctionVersion newest = function.versions().getLast();
        if (isNumbered(newest) && isSame(newest, latest)) {
            return Answers.json(201, FunctionShapes.active(function, newest, newest.version()));
        }
        String number = isNumbered(newest) ? String.valueOf(Integer.parseInt(newest.version()) + 1) : "1";
        FunctionVersion published =
                latest.published(number, identifiers.uuid(), words == null ? latest.description() : words, call.now());
        List<FunctionVersion> versions = new ArrayList<>(function.versions());
        versions.add(published);
        LambdaFunction changed = function.withVersions(versions);
        call.account().put(changed);
        return Answers.json(201, FunctionShapes.active(changed, published, number));
    }

    private static RestAnswer list(LambdaCall call) {
        LambdaFunction function = call.function();
        Keyed<FunctionVersion> keyed = new Keyed<>(
                version -> isNumbered(version) ? "%10s".formatted(version.version()) : "",
                version -> FunctionShapes.listed(function, version, version.version()));
        return LambdaPage.of(call, 10_000, "Versions", function.versions(), keyed);
    }

    private static boolean isNumbered(FunctionVersion version) {
        return !version.version().equals(FunctionVersion.LATEST);
    }

    /** Nothing is published twice: code and configuration have not changed since. */
    private static boolean isSame(FunctionVersion one, FunctionVersion other) {
        return one.equals(other.published(one.version(), one.revision(), one.description(), one.modified()));
    }
}
