package dev.latchkey.access.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.Account;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.access.remedy.change.Grant;
import dev.latchkey.access.remedy.change.UrlAction;
import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.ReadResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every way over accounts made by chance. */
class WaysPropertyTests {

    private static final int ACCOUNTS = 150;
    private static final int QUESTIONS = 6;

    private final AccessChecks checks = Account.checks();
    private final Map<String, Integer> kinds = new TreeMap<>();

    @Test
    void everyWayAllowsTheCallLeavesNothingOutAndLetsNobodyElseInUnsaid() {
        int closed = 0;
        int proved = 0;
        for (long seed = 1; seed <= ACCOUNTS; seed++) {
            RandomAccount random = new RandomAccount(seed);
            var snapshot = random.snapshot();
            for (int question = 0; question < QUESTIONS; question++) {
                Trial trial = Trial.of(snapshot, random.principal(), random.url(), random.context());
                String what = "seed " + seed + ", question " + question + ", "
                        + trial.asked().principalArn() + " on " + trial.asked().urlId() + ": " + trial.words();
                assertThat(trial.ways().isEmpty())
                        .as(what)
                        .isEqualTo(trial.report().open());
                assertThat(trial.ways()).as(what).hasSizeLessThanOrEqualTo(3);
                closed += trial.report().open() ? 0 : 1;
                proved += trial.proved().isEmpty() ? 0 : 1;
                for (Proved way : trial.proved()) {
                    assertThat(trial.holds(way)).as(what).isTrue();
                    least(trial, way, what);
                    nobodyElse(trial, way, what);
                    way.evidence().forEach(each -> accepted(each, what));
                    way.changes()
                            .forEach(change -> kinds.merge(change.getClass().getSimpleName(), 1, Integer::sum));
                }
            }
        }
        assertThat(closed).isGreaterThan(450);
        assertThat(proved).isGreaterThan(closed * 9 / 10);
        assertThat(kinds.keySet())
                .contains(
                        "SignAs",
                        "ChangeCall",
                        "AddToIdentity",
                        "AddToResource",
                        "WidenBoundary",
                        "NarrowDeny",
                        "TheirHalf");
    }

    @Test
    void findsSomebodyWhoMayWheneverThereIsSomebody() {
        int found = 0;
        for (long seed = 1; seed <= ACCOUNTS; seed++) {
            RandomAccount random = new RandomAccount(seed);
            var snapshot = random.snapshot();
            Asked asked = new Asked(snapshot, random.principal(), "one", random.context());
            Asker asker = Asker.of(snapshot, asked.principalArn());
            boolean anybody = new Holders(snapshot, asker)
                    .everybody().stream()
                            .anyMatch(other -> asked.by(other.arn()).open(checks));
            var signer = new OtherSigners(checks, asked, asker).find();
            assertThat(signer.isPresent()).as("seed " + seed).isEqualTo(anybody);
            found += anybody ? 1 : 0;
        }
        assertThat(found).isBetween(ACCOUNTS / 5, ACCOUNTS * 4 / 5);
    }

    /** No change and no action can be left out. */
    private void least(Trial trial, Proved way, String what) {
        for (int i = 0; i < way.changes().size(); i++) {
            List<Change> fewer = new ArrayList<>(way.changes());
            Change left = fewer.remove(i);
            assertThat(trial.holds(new Proved(fewer, Gain.NOTHING))).as(what).isFalse();
            if (left instanceof Grant grant) {
                for (UrlAction action : grant.actions()) {
                    Set<UrlAction> others = EnumSet.copyOf(grant.actions());
                    others.remove(action);
                    fewer.add(i, grant.only(others));
                    assertThat(trial.holds(new Proved(fewer, Gain.NOTHING)))
                            .as(what)
                            .isFalse();
                    fewer.remove(i);
                }
            }
        }
    }

    /** AWS would take the text: a whole policy, or one statement for AddPermission. */
    private static void accepted(Evidence evidence, String what) {
        boolean whole = evidence.json().contains("\"Version\"");
        String policy =
                whole ? evidence.json() : "{\"Version\":\"2012-10-17\",\"Statement\":[" + evidence.json() + "]}";
        PolicyKind kind = policy.contains("\"Principal\"") ? PolicyKind.RESOURCE : PolicyKind.IDENTITY;
        assertThat(PolicyReader.read(policy, kind)).as(what + policy).isInstanceOf(ReadResult.Read.class);
    }

    private void nobodyElse(Trial trial, Proved way, String what) {
        Asked after = way.after(trial.asked());
        Asked before = trial.asked().with(after.context());
        Set<String> declared = way.changes().stream()
                .flatMap(change -> change.others().stream())
                .map(KnownPrincipal::arn)
                .collect(Collectors.toSet());
        Asker asker = Asker.of(before.snapshot(), before.principalArn());
        Map<String, Integer> gained = new TreeMap<>();
        for (KnownPrincipal other : before.snapshot().principals()) {
            for (FunctionUrl url : before.snapshot().functionUrls()) {
                boolean more = !open(before, other, url) && open(after, other, url);
                boolean own = other.arn().equals(asker.arn());
                boolean here = url.id().equals(before.urlId());
                if (more && other.kind() != PrincipalKind.GROUP && !(own && here)) {
                    String who = own ? "more urls" : here ? "others" : "others elsewhere";
                    assertThat(own
                                    || declared.contains(other.arn())
                                    || !way.gain().beyond().isEmpty())
                            .as(what + " lets in " + other.arn() + " on " + url.id())
                            .isTrue();
                    gained.merge(who, 1, Integer::sum);
                }
            }
        }
        assertThat(gained.getOrDefault("more urls", 0))
                .as(what)
                .isEqualTo(way.gain().urls());
        assertThat(gained).as(what).doesNotContainKey("others elsewhere");
        if (way.gain().beyond().isEmpty()) {
            assertThat(gained.getOrDefault("others", 0))
                    .as(what)
                    .isEqualTo(way.gain().others());
        }
    }

    private boolean open(Asked question, KnownPrincipal principal, FunctionUrl url) {
        return question.by(principal.arn()).at(url.id()).open(checks);
    }
}
