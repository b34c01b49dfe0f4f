package dev.latchkey.sandbox.caller;

import dev.latchkey.policy.RequestContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The condition keys of every request, whoever makes it. */
public final class CommonKeys {

    private CommonKeys() {}

    /** The sandbox is plain http on loopback; it stands for endpoints that only speak TLS, and says so. */
    public static RequestContext.Builder of(Peer peer, Instant now) {
        return RequestContext.builder()
                .put("aws:CurrentTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("aws:EpochTime", Long.toString(now.getEpochSecond()))
                .put("aws:SecureTransport", "true")
                .put("aws:ViaAWSService", "false")
                .put("aws:SourceIp", peer.address())
                .put("aws:UserAgent", peer.userAgent())
                .put("aws:RequestedRegion", peer.requestedRegion());
    }
}
