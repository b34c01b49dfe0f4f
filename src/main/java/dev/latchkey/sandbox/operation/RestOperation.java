package dev.latchkey.sandbox.operation;

/** An operation of the REST protocol, found by its route; the dispatcher holds the account while it answers. */
@FunctionalInterface
public interface RestOperation {

    /** @throws Refusal what AWS answers instead */
    RestAnswer answer(RestCall call);
}
