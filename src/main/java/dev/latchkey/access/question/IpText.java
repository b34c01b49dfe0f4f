package dev.latchkey.access.question;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses as text. */
final class IpText {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    private IpText() {}

    static boolean isAddress(String text) {
        return text.matches(OCTET + "(\\." + OCTET + "){3}") || isVersion6(text);
    }

    /** A text of these characters with a colon is never looked up as a name. */
    private static boolean isVersion6(String text) {
        if (!text.matches("[0-9A-Fa-f:.]{2,45}") || !text.contains(":")) {
            return false;
        }
        try {
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
