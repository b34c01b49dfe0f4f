package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Resource or NotResource element made ready; variables count from the sixth part of an ARN on. */
final class CompiledResources {

    private static final int FIFTH_COLON = 5;

    private final boolean negated;
    private final List<String> patterns;
    /** Null for a pattern with variables, which is filled in for each request. */
    private final @Nullable Glob[] globs;

    CompiledResources(PatternElement element, boolean variables) {
        this.negated = element.negated();
        this.patterns = element.patterns();
        this.globs = new Glob[patterns.size()];
        for (int i = 0; i < globs.length; i++) {
            String pattern = patterns.get(i);
            boolean open = variables && pattern.indexOf("${", resourcePart(pattern)) >= 0;
            globs[i] = open ? null : Glob.ofArn(Template.plain(pattern));
        }
    }

    /** Where the sixth part of an ARN begins. */
    private static int resourcePart(String pattern) {
        int at = -1;
        for (int colon = 0; colon < FIFTH_COLON; colon++) {
            at = pattern.indexOf(':', at + 1);
            if (at < 0) {
                return pattern.length();
            }
        }
        return at;
    }

    Fit fit(String resource, RequestContext context) {
        boolean open = false;
        for (int i = 0; i < globs.length; i++) {
            Fit one = fit(i, resource, context);
            if (one == Fit.MATCH) {
                return negated ? Fit.MISS : Fit.MATCH;
            }
            open |= one == Fit.OPEN;
        }
        return open ? Fit.OPEN : negated ? Fit.MATCH : Fit.MISS;
    }

    private Fit fit(int i, String resource, RequestContext context) {
        Glob glob = globs[i];
        if (glob == null) {
            Template.Filled filled = filled(i, context);
            if (filled.unknownKey() != null) {
                return Fit.OPEN;
            }
            glob = glob(filled);
        }
        return glob != null && glob.matches(resource) ? Fit.MATCH : Fit.MISS;
    }

    /** An absent variable: the entry matches nothing, and under NotResource excludes nothing. */
    private static @Nullable Glob glob(Template.Filled filled) {
        return filled.template().map(Glob::ofArn).orElse(null);
    }

    /** The patterns with variables filled in, without those that match nothing or are not known. */
    List<Glob> globs(RequestContext context) {
        List<Glob> filled = new ArrayList<>();
        for (int i = 0; i < globs.length; i++) {
            Glob glob = globs[i] != null ? globs[i] : glob(filled(i, context));
            if (glob != null) {
                filled.add(glob);
            }
        }
        return filled;
    }

    boolean negated() {
        return negated;
    }

    private Template.Filled filled(int i, RequestContext context) {
        String pattern = patterns.get(i);
        return Template.fill(pattern, resourcePart(pattern), context);
    }

    Set<String> unknownKeys(RequestContext context) {
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; i < globs.length; i++) {
            String key = globs[i] == null ? filled(i, context).unknownKey() : null;
            if (key != null) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    /** The keys that decide it, in lower case. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < globs.length; i++) {
            if (globs[i] == null) {
                keys.addAll(Template.keys(patterns.get(i)));
            }
        }
        return keys;
    }
}
