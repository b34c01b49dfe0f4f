package dev.latchkey.policy;

/** The answers for the resources of a {@link ResourceTable}, in their order. */
public final class Answers {

    private final int count;
    private final long[] explicit;
    /** Allowed, surely or perhaps. */
    private final long[] open;

    private final long[] allowed;

    Answers(int count) {
        this.count = count;
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        this.explicit = new long[words];
        this.open = new long[words];
        this.allowed = new long[words];
    }

    void set(int word, long denied, long perhaps, long surely) {
        long used = word == explicit.length - 1 && count % Long.SIZE != 0 ? (1L << count) - 1 : -1;
        explicit[word] = denied & used;
        open[word] = perhaps & used;
        allowed[word] = surely & used;
    }

    /** What was open is found to be so. */
    void settle(int resource, Answer answer) {
        long bit = 1L << resource;
        int word = resource / Long.SIZE;
        explicit[word] |= answer == Answer.EXPLICITLY_DENIED ? bit : 0;
        allowed[word] |= answer == Answer.ALLOWED ? bit : 0;
        open[word] &= answer == Answer.ALLOWED || answer == Answer.UNDETERMINED ? -1 : ~bit;
    }

    /** How many resources were asked about. */
    public int count() {
        return count;
    }

    public Answer at(int resource) {
        if (has(explicit, resource)) {
            return Answer.EXPLICITLY_DENIED;
        }
        return has(allowed, resource)
                ? Answer.ALLOWED
                : has(open, resource) ? Answer.UNDETERMINED : Answer.IMPLICITLY_DENIED;
    }

    private boolean has(long[] bits, int resource) {
        if (resource < 0 || resource >= count) {
            throw new IndexOutOfBoundsException("There are " + count + " answers, none at " + resource + ".");
        }
        return (bits[resource / Long.SIZE] & 1L << resource) != 0;
    }

    /** How many are allowed. */
    public int allowed() {
        return size(allowed);
    }

    /** How many are allowed or may be. */
    public int open() {
        return size(open);
    }

    private static int size(long[] bits) {
        int size = 0;
        for (long word : bits) {
            size += Long.bitCount(word);
        }
        return size;
    }
}
