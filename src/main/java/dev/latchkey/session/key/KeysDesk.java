package dev.latchkey.session.key;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.session.credentials.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays out the tab Access keys of a user's page. */
@Component
class KeysDesk {

    private static final int PER_USER = 2;

    private final IamKeys iam;
    private final KeyReview review;

    KeysDesk(IamKeys iam, KeyReview review) {
        this.iam = iam;
        this.review = review;
    }

    /** Whose page it is, as its shared head asks for it. */
    record Owner(String name, String arn, String kind) {}

    /**
     * Fills the model of {@code session/keys}.
     *
     * @param typedId what was typed into the ID field of a refused form, or null
     */
    String page(
            Connection connection, String userName, @Nullable Refusal refusal, @Nullable String typedId, Model model) {
        List<KeyReview.Row> rows = List.of();
        try {
            model.addAttribute("principal", new Owner(userName, iam.userArn(connection, userName), "users"));
            rows = review.rows(connection, userName);
            model.addAttribute("full", rows.stream().filter(KeysDesk::atIam).count() >= PER_USER);
        } catch (AwsProblem refused) {
            rows = leftovers(connection, userName, refused, model);
        }
        model.addAttribute("rows", rows);
        model.addAttribute(
                "seen",
                String.join(
                        ",",
                        rows.stream()
                                .filter(KeysDesk::atIam)
                                .map(KeyReview.Row::accessKeyId)
                                .sorted()
                                .toList()));
        model.addAttribute("refusal", refusal);
        model.addAttribute("typedId", typedId);
        return "session/keys";
    }

    /** A user IAM no longer has is shown only while Latchkey still holds a key of his; other refusals are shown. */
    private List<KeyReview.Row> leftovers(Connection connection, String userName, AwsProblem refused, Model model) {
        List<KeyReview.Row> held = review.leftovers(connection, userName);
        boolean gone = refused.code().equals("NoSuchEntity");
        if (gone && held.isEmpty()) {
            throw refused;
        }
        if (!model.containsAttribute("principal")) {
            String arn = held.isEmpty() ? "" : arnOf(held.getFirst());
            model.addAttribute("principal", new Owner(userName, arn, "users"));
        }
        model.addAttribute("unread", gone ? KeyWords.change(refused, userName) : KeyWords.unread(refused, userName));
        model.addAttribute("full", true);
        return gone ? held : List.of();
    }

    private static String arnOf(KeyReview.Row row) {
        AccessKey key = row.held();
        return key == null ? "" : key.userArn();
    }

    private static boolean atIam(KeyReview.Row row) {
        return row.state() != KeyReview.State.GONE;
    }
}
