package dev.latchkey.console;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refused start as its own sentences, without the trace of the code that refused. */
class StartRefusal extends AbstractFailureAnalyzer<IllegalStateException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, IllegalStateException refused) {
        String words = refused.getMessage();
        return words != null && words.contains(" cannot start. ") ? new FailureAnalysis(words, null, refused) : null;
    }
}
