package dev.latchkey.access.page;

import dev.latchkey.access.CallerKind;
import dev.latchkey.access.Strangers;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two pickers of the question: whom, and which function URL.
 *
 * @param typed what stands in the field beside the list: an ARN or name that the list does not hold
 */
record CheckPickers(List<Group> principals, Option principal, String typed, List<Option> functions, Option function) {

    /** Lists end here; whoever is not in them is typed. */
    static final int LISTED = 400;

    private static final Option NOBODY = new Option("", "Choose a principal", "", "user", false);
    private static final Option NO_FUNCTION = new Option("", "Choose a function URL", "", "lambda", false);

    /**
     * @param more how many the list leaves out
     */
    record Group(String name, List<Option> options, int more) {}

    /**
     * @param detail what stands beside the name: the kind of a principal, the qualifier of a function
     * @param open whether it is a function URL of auth type NONE
     */
    record Option(String value, String name, String detail, String icon, boolean open) {}

    /**
     * @param chosen the principal as found, or as typed where it was not
     * @param fn id of the function URL
     */
    static CheckPickers of(Snapshot snapshot, String chosen, String fn) {
        Optional<FunctionUrl> url = snapshot.findFunctionUrl(fn);
        List<Group> groups = Stream.of(
                        group("Users", known(snapshot, PrincipalKind.USER)),
                        group("Roles", known(snapshot, PrincipalKind.ROLE)),
                        group("Named by resource policies", strangers(url, snapshot)),
                        group("Nobody in particular", List.of(anonymous())))
                .filter(group -> !group.options().isEmpty())
                .toList();
        Optional<Option> listed = groups.stream()
                .flatMap(group -> group.options().stream())
                .filter(option -> option.value().equals(chosen))
                .findFirst();
        List<Option> functions =
                snapshot.functionUrls().stream().map(CheckPickers::option).toList();
        return new CheckPickers(
                groups,
                listed.orElseGet(() -> chosen.isEmpty() ? NOBODY : typed(snapshot, chosen)),
                listed.isPresent() ? "" : chosen,
                functions,
                url.map(CheckPickers::option).orElse(fn.isEmpty() ? NO_FUNCTION : missing(fn)));
    }

    /** Whether the field for an ARN is what counts. */
    public boolean types() {
        return !typed.isEmpty();
    }

    private static Group group(String name, List<Option> all) {
        List<Option> shown = all.size() <= LISTED ? all : all.subList(0, LISTED);
        return new Group(name, shown, all.size() - shown.size());
    }

    private static List<Option> known(Snapshot snapshot, PrincipalKind kind) {
        return snapshot.principals(kind).stream().map(CheckPickers::option).toList();
    }

    private static List<Option> strangers(Optional<FunctionUrl> url, Snapshot snapshot) {
        List<FunctionUrl> urls = url.map(List::of).orElseGet(snapshot::functionUrls);
        List<Option> options = new ArrayList<>();
        for (Strangers.Stranger each : Strangers.namedBy(urls)) {
            options.add(new Option(
                    each.principal(),
                    each.name(),
                    each.kind().word(),
                    each.kind().icon(),
                    false));
        }
        return options;
    }

    private static Option anonymous() {
        return new Option(CheckSubject.ANONYMOUS, "Anyone", "without a signature", CallerKind.ANYONE.icon(), false);
    }

    private static Option option(KnownPrincipal principal) {
        CallerKind kind = principal.kind() == PrincipalKind.ROLE ? CallerKind.ROLE : CallerKind.USER;
        return new Option(principal.arn(), principal.name(), kind.word(), kind.icon(), false);
    }

    private static Option option(FunctionUrl url) {
        return new Option(url.id(), url.functionName(), url.findQualifier().orElse(""), "lambda", url.unsigned());
    }

    /** A principal by its ARN alone, of those too many to list or of elsewhere. */
    private static Option typed(Snapshot snapshot, String chosen) {
        return snapshot.findPrincipal(chosen)
                .map(CheckPickers::option)
                .orElseGet(() -> new Option(
                        chosen, chosen.substring(chosen.lastIndexOf('/') + 1), "typed", "square-key", false));
    }

    private static Option missing(String fn) {
        return new Option(fn, fn, "not here", "lambda", false);
    }
}
