package dev.latchkey.policy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** CIDR blocks of both families; an address alone is a block of one. Parsed by hand so that no name is ever looked up. */
final class IpRange {

    private static final int V4 = 4;

    private final byte[] network;
    /** The network as a number, where it is of version 4. */
    private final long v4Network;

    private final int bits;

    private IpRange(byte[] network, int bits) {
        this.network = network;
        this.v4Network = network.length == V4
                ? Integer.toUnsignedLong(ByteBuffer.wrap(network).getInt())
                : 0;
        this.bits = bits;
    }

    /** The block written so, or null when it is none. */
    static @Nullable IpRange parse(String block) {
        int slash = block.indexOf('/');
        byte[] network = bytes(slash < 0 ? block : block.substring(0, slash));
        if (network == null) {
            return null;
        }
        int bits = slash < 0 ? network.length * 8 : prefix(block.substring(slash + 1), network.length * 8);
        return bits < 0 ? null : new IpRange(network, bits);
    }

    boolean contains(String address) {
        if (network.length == V4 && address.indexOf(':') < 0) {
            long asked = v4(address);
            return asked >= 0 && asked >>> V4 * 8 - bits == v4Network >>> V4 * 8 - bits;
        }
        byte[] asked = bytes(address);
        return asked != null && network.length == asked.length && samePrefix(asked);
    }

    /** One address of each kind that such blocks tell apart: each block's first, the first after it, one of each version. */
    static Set<String> told(List<String> blocks) {
        Set<String> told = new TreeSet<>(Set.of("0.0.0.0", "::"));
        for (String block : blocks) {
            IpRange range = parse(block);
            if (range != null) {
                BigInteger size = BigInteger.ONE.shiftLeft(range.network.length * 8 - range.bits);
                BigInteger first = new BigInteger(1, range.network).divide(size).multiply(size);
                told.add(text(first, range.network.length));
                BigInteger after = first.add(size);
                if (after.bitLength() <= range.network.length * 8) {
                    told.add(text(after, range.network.length));
                }
            }
        }
        return told;
    }

    private static String text(BigInteger address, int length) {
        StringBuilder text = new StringBuilder();
        int step = length == V4 ? 8 : 16;
        for (int shift = length * 8 - step; shift >= 0; shift -= step) {
            int part = address.shiftRight(shift).intValue() & (1 << step) - 1;
            text.append(length == V4 ? Integer.toString(part) : Integer.toHexString(part));
            text.append(shift == 0 ? "" : length == V4 ? "." : ":");
        }
        return text.toString();
    }

    /** -1 when it is no length of a prefix. */
    private static int prefix(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> isDigit((char) c))) {
            return -1;
        }
        int bits = Integer.parseInt(text);
        return bits <= most ? bits : -1;
    }

    private boolean samePrefix(byte[] asked) {
        int whole = bits / 8;
        if (!Arrays.equals(network, 0, whole, asked, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xFF << (8 - rest) & 0xFF;
        return rest == 0 || (network[whole] & mask) == (asked[whole] & mask);
    }

    private static byte @Nullable [] bytes(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4Bytes(text);
    }

    private static byte @Nullable [] v4Bytes(String text) {
        long address = v4(text);
        return address < 0
                ? null
                : new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
    }

    /** The address as a number, -1 for none. */
    private static long v4(String text) {
        long address = 0;
        int at = 0;
        for (int i = 0; i < V4; i++) {
            int from = at;
            int number = 0;
            while (at < text.length() && at - from < 3 && isDigit(text.charAt(at))) {
                number = 10 * number + text.charAt(at++) - '0';
            }
            boolean ended = i == V4 - 1 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
            if (at == from || number > 255 || !ended) {
                return -1;
            }
            address = address << 8 | number;
            at++;
        }
        return address;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        String head = gap < 0 ? text : text.substring(0, gap);
        String tail = gap < 0 ? "" : text.substring(gap + 2);
        byte[] front = groups(head);
        byte[] back = groups(tail);
        // An IPv4 part can only be the last one (RFC 4291, section 2.2).
        if (front == null || back == null || tail.contains("::") || gap >= 0 && head.contains(".")) {
            return null;
        }
        int length = front.length + back.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        byte[] bytes = new byte[16];
        System.arraycopy(front, 0, bytes, 0, front.length);
        System.arraycopy(back, 0, bytes, 16 - back.length, back.length);
        return bytes;
    }

    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        byte[] dotted = groups[groups.length - 1].contains(".") ? v4Bytes(groups[groups.length - 1]) : new byte[0];
        if (dotted == null) {
            return null;
        }
        int hex = dotted.length == 0 ? groups.length : groups.length - 1;
        byte[] bytes = new byte[hex * 2 + dotted.length];
        for (int i = 0; i < hex; i++) {
            if (!groups[i].matches("[0-9A-Fa-f]{1,4}")) {
                return null;
            }
            int group = Integer.parseInt(groups[i], 16);
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        System.arraycopy(dotted, 0, bytes, hex * 2, dotted.length);
        return bytes;
    }
}
