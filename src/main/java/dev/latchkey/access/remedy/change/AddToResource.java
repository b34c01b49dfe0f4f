package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements in the resource policy of the function or alias, as AddPermission writes them.
 *
 * @param unlimited name of a boundary that does not limit what such a statement allows; empty where it makes no difference
 */
public record AddToResource(Asker asker, FunctionUrl url, Set<UrlAction> actions, String unlimited) implements Grant {

    private static final int LONGEST_SID = 90;

    @Override
    public String icon() {
        return asker.anyone() ? "world" : "lambda";
    }

    @Override
    public List<Piece> sentence() {
        String count = actions.size() == 1 ? "Add a statement for " : "Add " + actions.size() + " statements for ";
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.plain(count));
        sentence.add(Piece.bold(asker.isRoot() ? "account " + asker.account() : asker.name()));
        sentence.add(Piece.plain(" to the resource policy of "));
        sentence.add(Piece.bold(url.id()));
        if (!unlimited.isEmpty()) {
            sentence.add(Piece.plain(", which "));
            sentence.add(Piece.mono(unlimited));
            sentence.add(Piece.plain(" does not limit"));
        }
        return List.copyOf(sentence);
    }

    @Override
    public String beyond() {
        if (asker.anyone()) {
            return "anyone on the internet, without a signature";
        }
        if (asker.service()) {
            return asker.name() + " on behalf of any account";
        }
        return asker.isRoot() ? "whomever account " + asker.account() + " chooses" : "";
    }

    @Override
    public List<Evidence> evidence() {
        return statements().stream()
                .map(statement -> new Evidence(
                        "Statement " + statement.sid().orElseThrow() + " of " + url.id(),
                        PolicyWriter.pretty(statement)))
                .toList();
    }

    @Override
    public Optional<Step> next() {
        StringBuilder template = new StringBuilder("/functions/{fn}?tab=access&principal={principal}&given=true");
        actions.forEach(action -> template.append(action == UrlAction.INVOKE_FUNCTION ? "&invoke=true" : "&url=true"));
        return Optional.of(new Step("Preview", Addresses.encoded(template.toString(), url.id(), asker.arn())));
    }

    @Override
    public Asked after(Asked asked) {
        FunctionUrl now = asked.url();
        Policy whole = Documents.plus(
                now.resourcePolicy().policy().orElseGet(() -> Documents.policy(List.of())), statements());
        return asked.with(now.with(new ResourcePolicy.Stated(Documents.tried(whole), "")));
    }

    @Override
    public Caution caution() {
        return asker.anyone() || !unlimited.isEmpty() ? Caution.LIMIT : Caution.SHARED;
    }

    @Override
    public AddToResource only(Set<UrlAction> fewer) {
        return new AddToResource(asker, url, fewer, unlimited);
    }

    public List<Statement> statements() {
        return actions.stream()
                .map(action -> action.statement(action.sid(stem()), principal(), url.functionArn(), url.authType()))
                .toList();
    }

    private PrincipalElement principal() {
        if (asker.anyone()) {
            return PrincipalElement.anyone();
        }
        return asker.service()
                ? new PrincipalElement(false, List.of(), List.of(asker.arn()), List.of(), List.of())
                : new PrincipalElement(false, List.of(asker.arn()), List.of(), List.of(), List.of());
    }

    /** AddPermission refuses a Sid that is taken. */
    private String stem() {
        String name = asker.isRoot() ? asker.account() : asker.name();
        String wished = "lk-" + cleaned(name) + "-" + cleaned(url.functionName());
        String stem = wished.substring(0, Math.min(wished.length(), LONGEST_SID));
        List<String> taken = url.resourcePolicy().policy().map(Policy::statements).orElse(List.of()).stream()
                .map(statement -> statement.sid().orElse(""))
                .toList();
        String free = stem;
        for (int next = 2; taken.contains(free) || taken.contains(free + "-fn"); next++) {
            free = stem + "-" + next;
        }
        return free;
    }

    private static String cleaned(String text) {
        return text.replaceAll("[^a-zA-Z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    }
}
