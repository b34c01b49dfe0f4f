package dev.latchkey.policy;

import java.util.List;
import java.util.Optional;

/** A policy document. */
public record Policy(Version version, Optional<String> id, List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
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
