package dev.latchkey.policy;

/** A policy document and where it comes from. */
public record SourcedPolicy(PolicySource source, Policy document) {}
