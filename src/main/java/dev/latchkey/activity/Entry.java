package dev.latchkey.activity;

import java.util.Map;

/** An entry whose effect is under way; exactly one of the two must follow. */
public interface Entry {

    long number();

    /** The effect took place. */
    void succeeded(Map<String, String> facts);

    /** The effect did not take place. */
    void failed(String reason, Map<String, String> facts);
}
