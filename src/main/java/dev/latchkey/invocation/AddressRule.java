package dev.latchkey.invocation;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up and refuses what no function URL lives at: loopback, private, link-local, shared, multicast and
 * reserved addresses, in both families and in each other's clothes. The address checked is the address dialled.
 */
final class AddressRule implements DnsResolver {

    private final boolean loopback;
    private final Lookup lookup;

    /** How names are looked up. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /**
     * @param loopback for the look-alike of this machine: {@code *.localhost} is 127.0.0.1 and nothing else is allowed
     */
    AddressRule(boolean loopback, Lookup lookup) {
        this.loopback = loopback;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (loopback) {
            if (!host.endsWith(".localhost")) {
                throw new AddressRefused(host);
            }
            return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
        }
        InetAddress[] addresses = lookup.all(host);
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new AddressRefused(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? publicV4(bytes) : address instanceof Inet6Address && publicV6(bytes);
    }

    private static boolean publicV4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int third = bytes[2] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 224 && !shared && !protocol && !benchmark && !documentation;
    }

    /** Global unicast only; not the documentation block, and not IPv4 in disguise (6to4, NAT64, Teredo). */
    private static boolean publicV6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        boolean global = (first & 0xE000) == 0x2000;
        boolean documentation = first == 0x2001 && second == 0x0DB8;
        boolean teredo = first == 0x2001 && second == 0;
        return global && first != 0x2002 && !documentation && !teredo;
    }

    /** The name leads to an address no function URL has. */
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String host) {
            super(host);
        }
    }
}
