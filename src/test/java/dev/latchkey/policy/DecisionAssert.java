package dev.latchkey.policy;

import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Reads as the guide speaks: {@code assertThat(decision).isExplicitlyDenied().by("DenyAll")}. */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {

    private DecisionAssert(Decision actual) {
        super(actual, DecisionAssert.class);
    }

    public static DecisionAssert assertThat(Decision actual) {
        return new DecisionAssert(actual);
    }

    public DecisionAssert isAllowed() {
        return is(Allowed.class);
    }

    public DecisionAssert isExplicitlyDenied() {
        return is(ExplicitlyDenied.class);
    }

    public DecisionAssert isImplicitlyDenied() {
        return is(ImplicitlyDenied.class);
    }

    public DecisionAssert isUndetermined() {
        return is(Undetermined.class);
    }

    /** The kind of decision. */
    public DecisionAssert is(Class<? extends Decision> kind) {
        isNotNull();
        if (!kind.isInstance(actual)) {
            failWithMessage("Expected %s%n but it is %s", kind.getSimpleName(), described());
        }
        return this;
    }

    /** The Sid of the statement that settled it. */
    public DecisionAssert by(String sid) {
        isNotNull();
        String deciding = actual.deciding().map(StatementResult::label).orElse("no statement");
        if (!deciding.equals(sid)) {
            failWithMessage("Expected it settled by %s%n but it was by %s:%n %s", sid, deciding, described());
        }
        return this;
    }

    /** Nothing settled it but who asks. */
    public DecisionAssert byNoStatement() {
        return by("no statement");
    }

    /** Where an implicit denial ended. */
    public DecisionAssert at(GateKind gate) {
        isImplicitlyDenied();
        GateKind ended = ((ImplicitlyDenied) actual).gate();
        if (ended != gate) {
            failWithMessage("Expected it to end at %s%n but it ended at %s: %s", gate, ended, described());
        }
        return this;
    }

    /** The six letters of the gates. */
    public DecisionAssert hasCodes(String codes) {
        isNotNull();
        if (!actual.codes().equals(codes)) {
            failWithMessage("Expected the gates %s%n but they are %s: %s", codes, actual.codes(), described());
        }
        return this;
    }

    /** The keys that an open decision hangs on. */
    public DecisionAssert hangsOn(String... keys) {
        isUndetermined();
        Set<String> open = ((Undetermined) actual).keys();
        if (!open.equals(Set.of(keys))) {
            failWithMessage("Expected it to hang on %s%n but it hangs on %s: %s", Set.of(keys), open, described());
        }
        return this;
    }

    /** The types of policies that could not be read. */
    public DecisionAssert lacks(PolicyType... types) {
        isUndetermined();
        Set<PolicyType> unread = ((Undetermined) actual).unread();
        if (!unread.equals(Set.of(types))) {
            failWithMessage("Expected it to lack %s%n but it lacks %s: %s", Set.of(types), unread, described());
        }
        return this;
    }

    /** The open points of the documentation it rests on. */
    public DecisionAssert restsOn(OpenReading... readings) {
        isNotNull();
        Set<OpenReading> open = actual.trace().openReadings();
        if (!open.equals(Set.of(readings))) {
            failWithMessage("Expected it to rest on %s%n but it rests on %s: %s", Set.of(readings), open, described());
        }
        return this;
    }

    private String described() {
        return actual.getClass().getSimpleName() + " " + actual.codes()
                + actual.trace().statements().stream()
                        .map(result -> "\n  " + result.source().type() + " "
                                + result.source().name() + " " + result.label() + ": "
                                + (result.matched() ? "matched" : result.miss()))
                        .collect(Collectors.joining());
    }
}
