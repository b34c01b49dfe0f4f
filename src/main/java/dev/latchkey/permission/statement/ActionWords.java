package dev.latchkey.permission.statement;

import dev.latchkey.policy.PatternElement;
import java.util.ArrayList;
import java.util.List;

/** Action and Resource elements in words. */
final class ActionWords {

    private static final String SERVICE = "lambda:";

    private ActionWords() {}

    static void addActions(Phrase phrase, PatternElement actions) {
        if (actions.negated()) {
            phrase.star("* any action").words(" except ");
        }
        List<Runnable> items = new ArrayList<>();
        for (String action : actions.patterns()) {
            items.add(() -> addAction(phrase, action, actions.negated()));
        }
        phrase.list(items, "and");
    }

    static void addResources(Phrase phrase, PatternElement resources) {
        if (resources.negated()) {
            phrase.star("* anything").words(" except ");
        }
        List<Runnable> items = new ArrayList<>();
        for (String resource : resources.patterns()) {
            items.add(() -> addResource(phrase, resource, resources.negated()));
        }
        phrase.list(items, "and");
    }

    private static void addAction(Phrase phrase, String action, boolean negated) {
        if (action.equals("*")) {
            phrase.star(negated ? "*" : "* any action");
        } else if (action.equalsIgnoreCase("lambda:*")) {
            phrase.star("* any Lambda action");
        } else if (action.regionMatches(true, 0, SERVICE, 0, SERVICE.length())) {
            phrase.name(action.substring(SERVICE.length()), action);
        } else {
            phrase.name(action);
        }
    }

    private static void addResource(Phrase phrase, String resource, boolean negated) {
        int function = resource.indexOf(":function:");
        String name = function < 0 ? "" : resource.substring(function + ":function:".length());
        if (resource.equals("*")) {
            phrase.star(negated ? "*" : "* any resource");
        } else if (resource.startsWith("arn:") && name.equals("*")) {
            phrase.star("* any function");
        } else if (resource.startsWith("arn:") && !name.isEmpty()) {
            phrase.name(name, resource);
        } else {
            phrase.name(resource);
        }
    }
}
