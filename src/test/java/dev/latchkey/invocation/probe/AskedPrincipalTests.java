package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.session.SigningIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedPrincipalTests {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::1:user/bob, arn:aws:iam::1:user/bob, true",
        "arn:aws:iam::1:user/team/bob, arn:aws:iam::1:user/bob, false",
        "arn:aws:iam::1:user/bob, arn:aws:iam::2:user/bob, false",
        "arn:aws:iam::1:user/bob, arn:aws:iam::1:user/Bob, false",
        "arn:aws:iam::1:role/R, arn:aws:sts::1:assumed-role/R/any, true",
        "arn:aws:iam::1:role/service-role/R, arn:aws:sts::1:assumed-role/R/any, true",
        "arn:aws:iam::1:role/R, arn:aws:sts::2:assumed-role/R/any, false",
        "arn:aws-cn:iam::1:role/R, arn:aws:sts::1:assumed-role/R/any, false",
        "arn:aws:iam::1:role/R, arn:aws:sts::1:assumed-role/RR/any, false",
        "arn:aws:iam::1:role/R, arn:aws:sts::1:assumed-role/x/R, false",
        "arn:aws:iam::1:role/R, arn:aws:iam::1:user/R, false",
        "arn:aws:sts::1:assumed-role/R/a, arn:aws:sts::1:assumed-role/R/a, true",
        "arn:aws:sts::1:assumed-role/R/a, arn:aws:sts::1:assumed-role/R/b, false",
        "arn:aws:iam::1:user/R, arn:aws:sts::1:assumed-role/R/a, false"
    })
    void isSignedForByExactlyItself(String asked, String signer, boolean matches) {
        SigningIdentity identity = new SigningIdentity(
                "id", SigningIdentity.Kind.SESSION, "sandbox", "label", signer, "ASIAX", null, null);

        assertThat(AskedPrincipal.of(asked).signedBy(identity)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "anonymous, ANYBODY",
        "arn:aws:iam::1:user/a/b/c, USER",
        "arn:aws:iam::1:user/, NOTHING",
        "arn:aws:iam::1:user, NOTHING",
        "arn:aws:iam::1:root, ROOT",
        "arn:aws:iam::1:group/g, GROUP",
        "arn:aws:sts::1:assumed-role/R, NOTHING",
        "arn:aws:sts::1:federated-user/f, FEDERATED_USER",
        "arn:aws:s3:::bucket, NOTHING",
        "s3.amazonaws.com, SERVICE",
        "evil.com, NOTHING",
        "*, NOTHING",
        "arn:, NOTHING"
    })
    void isRecognised(String text, AskedPrincipal.Kind kind) {
        assertThat(AskedPrincipal.of(text).kind()).isEqualTo(kind);
    }
}
