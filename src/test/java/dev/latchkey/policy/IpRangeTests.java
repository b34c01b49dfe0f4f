package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTests {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "::/0, ffff::, true",
        "192.0.2.0/31, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.2, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.9/24, 192.0.2.250, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "128.0.0.0/1, 200.1.1.1, true",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "2001:db8::/127, 2001:db8::1, true",
        "2001:db8::/127, 2001:db8::2, false",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, true",
        "::ffff:192.0.2.0/120, ::ffff:192.0.2.9, true",
        "::ffff:192.0.2.0/120, ::ffff:c000:0209, true",
        "::ffff:192.0.2.0/120, 192.0.2.9, false",
        "10.0.0.0/8, 10.1.2.3.4, false",
        "10.0.0.0/8, 10.1.2, false",
        "10.0.0.0/8, 10.1.2.256, false",
        "10.0.0.0/8, 10.1.2.0003, false",
        "10.0.0.0/8, 10.1..3, false",
        "10.0.0.0/8, host, false",
        "10.0.0.0/8, '', false",
    })
    void containsWhatBeginsLikeTheBlock(String block, String address, boolean contained) {
        assertThat(IpRange.parse(block)).isNotNull();
        assertThat(IpRange.parse(block).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8a", "10.0.0.0/0008", "10.0.0/8",
                        "10.0.0.0/8/8",
                "256.0.0.0/8", "::/129", "::1::", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7", "12345::", "g::", "::192.0.2",
                "1:2:3:4:5:6:7:8::", "localhost", "10.0.0.0 /8"
            })
    void takesNothingElseForABlock(String text) {
        assertThat(IpRange.parse(text)).isNull();
    }

    /** Against the JDK's own reading of addresses, and arithmetic instead of masks. */
    @Test
    void agreesWithArithmetic() throws UnknownHostException {
        Random random = new Random(7);
        int contained = 0;
        for (int i = 0; i < 20_000; i++) {
            int length = random.nextBoolean() ? 4 : 16;
            byte[] network = new byte[length];
            random.nextBytes(network);
            byte[] address = network.clone();
            int bits = random.nextInt(length * 8 + 1);
            int flipped = random.nextInt(length * 8);
            address[flipped / 8] ^= (byte) (1 << 7 - flipped % 8);
            if (length == 16 && isMappedV4(network, address)) {
                continue;
            }
            String block = InetAddress.getByAddress(network).getHostAddress() + "/" + bits;
            String asked = InetAddress.getByAddress(address).getHostAddress();
            BigInteger shift = BigInteger.ONE.shiftLeft(length * 8 - bits);
            boolean same = new BigInteger(1, network).divide(shift).equals(new BigInteger(1, address).divide(shift));
            assertThat(IpRange.parse(block).contains(asked))
                    .as("%s in %s", asked, block)
                    .isEqualTo(same);
            contained += same ? 1 : 0;
        }
        assertThat(contained).isBetween(5_000, 15_000);
    }

    private static boolean isMappedV4(byte[] network, byte[] address) throws UnknownHostException {
        return InetAddress.getByAddress(network).getAddress().length == 4
                || InetAddress.getByAddress(address).getAddress().length == 4;
    }

    @Test
    void tellsTheEdgesOfBlocksApart() {
        assertThat(IpRange.told(List.of("10.0.0.0/8", "192.0.2.128/25", "255.255.255.255/32", "2001:db8::/32", "x")))
                .isEqualTo(Set.of(
                        "0.0.0.0",
                        "::",
                        "10.0.0.0",
                        "11.0.0.0",
                        "192.0.2.128",
                        "192.0.3.0",
                        "255.255.255.255",
                        "2001:db8:0:0:0:0:0:0",
                        "2001:db9:0:0:0:0:0:0"));
    }
}
