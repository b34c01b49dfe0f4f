package dev.latchkey.sandbox.caller;

/** The other end of the connection, as condition keys tell it. */
public record Peer(String address, String userAgent, String requestedRegion) {}
