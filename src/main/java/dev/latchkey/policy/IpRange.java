package dev.latchkey.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** CIDR blocks of both families; an address alone is a block of one. Parsed by hand so that no name is ever looked up. */
final class IpRange {

    private final byte[] network;
    private final int bits;

    private IpRange(byte[] network, int bits) {
        this.network = network;
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
        byte[] asked = bytes(address);
        return asked != null && network.length == asked.length && samePrefix(asked);
    }

    /** -1 when it is no length of a prefix. */
    private static int prefix(String text, int most) {
        if (!text.matches("\\d{1,3}")) {
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
        return text.contains(":") ? v6(text) : v4(text);
    }

    private static byte @Nullable [] v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("\\d{1,3}") || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        String head = gap < 0 ? text : text.substring(0, gap);
        String tail = gap < 0 ? "" : text.substring(gap + 2);
        byte[] front = groups(head);
        byte[] back = groups(tail);
        if (front == null || back == null || tail.contains("::")) {
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
        byte[] dotted = groups[groups.length - 1].contains(".") ? v4(groups[groups.length - 1]) : new byte[0];
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
