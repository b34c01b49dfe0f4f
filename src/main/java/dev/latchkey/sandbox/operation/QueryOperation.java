package dev.latchkey.sandbox.operation;

/** An operation of the query protocol, found by its name; the dispatcher holds the account while it answers. */
@FunctionalInterface
public interface QueryOperation {

    /**
     * The members of the result element; none for an operation without result.
     *
     * @throws Refusal what AWS answers instead
     */
    Fields answer(QueryCall call);
}
