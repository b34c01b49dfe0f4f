package dev.latchkey.policy;

import java.util.Arrays;

/** For each resource of a table a bit: what surely holds, and what at least may hold. */
final class Row {

    final long[] sure;
    final long[] possible;

    private Row(long[] sure, long[] possible) {
        this.sure = sure;
        this.possible = possible;
    }

    static Row none(int words) {
        return new Row(new long[words], new long[words]);
    }

    static Row all(int words) {
        Row row = none(words);
        Arrays.fill(row.sure, -1);
        Arrays.fill(row.possible, -1);
        return row;
    }

    Row copy() {
        return new Row(sure.clone(), possible.clone());
    }

    void set(int column, Fit fit) {
        long bit = 1L << column;
        int word = column / Long.SIZE;
        if (fit == Fit.MATCH) {
            sure[word] |= bit;
        }
        if (fit == Fit.MATCH || fit == Fit.OPEN) {
            possible[word] |= bit;
        }
    }

    void or(Row other) {
        for (int w = 0; w < sure.length; w++) {
            sure[w] |= other.sure[w];
            possible[w] |= other.possible[w];
        }
    }

    void and(Row other) {
        for (int w = 0; w < sure.length; w++) {
            sure[w] &= other.sure[w];
            possible[w] &= other.possible[w];
        }
    }

    /** The same for all resources at once. */
    void and(Fit fit) {
        if (fit == Fit.OPEN) {
            Arrays.fill(sure, 0);
        } else if (fit != Fit.MATCH) {
            Arrays.fill(sure, 0);
            Arrays.fill(possible, 0);
        }
    }

    void not() {
        for (int w = 0; w < sure.length; w++) {
            long certain = sure[w];
            sure[w] = ~possible[w];
            possible[w] = ~certain;
        }
    }

    boolean possible(int column) {
        return (possible[column / Long.SIZE] & 1L << column) != 0;
    }

    long[] of(boolean best) {
        return best ? possible : sure;
    }
}
