package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.SnapshotOrigin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTests {

    private static final String ID = "abcdefgh23456789abcdefgh23456789";

    @Test
    void takesTheHostLambdaListed() {
        assertThat(Destination.of(listed("https://" + ID + ".lambda-url.us-east-1.on.aws/"), origin(false)))
                .hasValueSatisfying(destination -> {
                    assertThat(destination.authority()).isEqualTo(ID + ".lambda-url.us-east-1.on.aws");
                    assertThat(destination.loopback()).isFalse();
                });
        assertThat(Destination.of(listed("http://" + ID + ".lambda-url.us-east-1.localhost:4580/"), origin(true)))
                .hasValueSatisfying(
                        destination -> assertThat(destination.authority()).endsWith(".localhost:4580"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ID.lambda-url.us-east-1.on.aws/",
                "https://ID.lambda-url.us-east-1.on.aws:8443/",
                "https://ID.lambda-url.us-east-1.on.aws:80/",
                "https://ID.lambda-url.eu-west-1.on.aws/",
                "https://ID.lambda-url.us-east-1.on.aws.evil.test/",
                "https://ID.lambda-url.us-east-1.on.aws.:443/",
                "https://ID.lambda-url.us-east-1.on.awsx/",
                "https://evil.test/ID.lambda-url.us-east-1.on.aws/",
                "https://evil.test/?ID.lambda-url.us-east-1.on.aws",
                "https://evil.test/#ID.lambda-url.us-east-1.on.aws",
                "https://ID.lambda-url.us-east-1.on.aws/path",
                "https://ID.lambda-url.us-east-1.on.aws/?q=1",
                "https://ID.lambda-url.us-east-1.on.aws/#f",
                "https://user@ID.lambda-url.us-east-1.on.aws/",
                "https://user:pw@ID.lambda-url.us-east-1.on.aws/",
                "https://ID.lambda-url.us-east-1.on.aws@evil.test/",
                "https://a.ID.lambda-url.us-east-1.on.aws/",
                "https://ID-.lambda-url.us-east-1.on.aws/",
                "https://short.lambda-url.us-east-1.on.aws/",
                "https://IDID-UPPER.lambda-url.us-east-1.on.aws/",
                "https://ID.lambda-url.us-east-1.on.aws%2eevil.test/",
                "https://ID.lambda-web.us-east-1.on.aws/",
                "https://ID.lambda-urlxus-east-1.on.aws/",
                "https://ID.lambda-url.us-east-1xon.aws/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://localhost/",
                "http://localhost:8080/",
                "http://ID.lambda-url.us-east-1.localhost:4580/",
                "http://ID.lambda-url.us-east-1.localhost/",
                "https://ID.lambda-url.us-east-1.localhost:4580/",
                "https://ID.execute-api.us-east-1.amazonaws.com/",
                "https://s3.us-east-1.amazonaws.com/",
                "https://lambda.us-east-1.amazonaws.com/",
                "ftp://ID.lambda-url.us-east-1.on.aws/",
                "file:///etc/passwd",
                "//ID.lambda-url.us-east-1.on.aws/",
                "ID.lambda-url.us-east-1.on.aws",
                "jar:https://ID.lambda-url.us-east-1.on.aws/",
                "mailto:ID@lambda-url.us-east-1.on.aws",
                "https://ID.lambda-url.us-east-1.on.aws\u3002evil.test/",
                "https:///ID.lambda-url.us-east-1.on.aws/"
            })
    void refusesEveryOtherDestination(String url) {
        assertThat(Destination.of(listed(url.replace("ID", ID)), origin(false))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ID.lambda-url.us-east-1.localhost.evil.test:4580/",
                "http://ID.lambda-url.eu-west-1.localhost:4580/",
                "http://localhost:8080/",
                "http://127.0.0.1:8080/",
                "http://user@ID.lambda-url.us-east-1.localhost:4580/",
                "http://ID.lambda-url.us-east-1.localhost/"
            })
    void refusesOtherPlacesOfThisMachine(String url) {
        assertThat(Destination.of(listed(url.replace("ID", ID)), origin(true))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "52.1.2.3, true",
        "8.8.8.8, true",
        "127.0.0.1, false",
        "10.0.0.1, false",
        "172.16.5.5, false",
        "192.168.1.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "198.18.0.1, false",
        "192.0.2.1, false",
        "203.0.113.9, false",
        "::1, false",
        "fe80::1, false",
        "fd00::1, false",
        "ff02::1, false",
        "::ffff:127.0.0.1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::7f00:1, false",
        "2002:7f00:1::, false",
        "2001:db8::1, false",
        "2001::1, false",
        "2600:1f18::1, true"
    })
    void knowsPublicAddresses(String address, boolean open) throws UnknownHostException {
        assertThat(AddressRule.isPublic(InetAddress.getByName(address))).isEqualTo(open);
    }

    @Test
    void refusesANameThatLeadsToOnePrivateAddressAmongPublicOnes() throws UnknownHostException {
        InetAddress[] mixed = {InetAddress.getByName("52.1.2.3"), InetAddress.getByName("10.0.0.1")};
        AddressRule rule = new AddressRule(false, host -> mixed);

        assertThatThrownBy(() -> rule.resolve("abc.lambda-url.us-east-1.on.aws"))
                .isInstanceOf(AddressRule.AddressRefused.class);
    }

    @Test
    void looksUpNothingForThisMachine() throws UnknownHostException {
        AddressRule rule = new AddressRule(true, host -> {
            throw new AssertionError("looked up " + host);
        });

        assertThat(rule.resolve("abc.lambda-url.us-east-1.localhost")[0].isLoopbackAddress())
                .isTrue();
        assertThatThrownBy(() -> rule.resolve("evil.test")).isInstanceOf(AddressRule.AddressRefused.class);
    }

    private static FunctionUrl listed(String url) {
        return new FunctionUrl(
                "fn",
                null,
                "arn:aws:lambda:us-east-1:123456789012:function:fn",
                URI.create(url.replace("\u3002", "%E3%80%82")),
                AuthType.AWS_IAM,
                InvokeMode.BUFFERED,
                new ResourcePolicy.None());
    }

    private static SnapshotOrigin origin(boolean loopback) {
        return new SnapshotOrigin("c", "123456789012", "us-east-1", loopback, loopback, Instant.EPOCH);
    }
}
