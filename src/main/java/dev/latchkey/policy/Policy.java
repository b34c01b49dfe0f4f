package dev.latchkey.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A policy document. It is made ready for matching once, when it is first asked; sharing it shares that work. */
public final class Policy {

    private final Version version;
    private final Optional<String> id;
    private final List<Statement> statements;
    /** Immutable and the same whoever makes it, so a race only makes it twice. */
    private @Nullable CompiledPolicy compiled;

    public Policy(Version version, Optional<String> id, List<Statement> statements) {
        this.version = version;
        this.id = id;
        this.statements = List.copyOf(statements);
    }

    public Version version() {
        return version;
    }

    public Optional<String> id() {
        return id;
    }

    public List<Statement> statements() {
        return statements;
    }

    CompiledPolicy compiled() {
        CompiledPolicy ready = compiled;
        if (ready == null) {
            ready = new CompiledPolicy(this);
            compiled = ready;
        }
        return ready;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Policy that
                && version == that.version
                && id.equals(that.id)
                && statements.equals(that.statements);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, id, statements);
    }

    @Override
    public String toString() {
        return "Policy[version=" + version + ", id=" + id + ", statements=" + statements + "]";
    }

    /** The version of the language; a document without one is of 2008 (IAM User Guide, "Version"). */
    public enum Version {
        V2008_10_17("2008-10-17"),
        V2012_10_17("2012-10-17");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
