package dev.latchkey.permission.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.RunningConsole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentence under the preview, in the demo account. */
class EffectLineTests extends RunningConsole {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image-resize | principal=bob&url=true&invoke=true | bob goes from denied to allowed . No one else"
                        + " changes.",
                "image-resize | principal=bob&url=true | bob stays denied : InvokeFunctionUrl but not InvokeFunction.",
                "price-quote | principal=bob&url=true&invoke=true"
                        + " | bob is allowed already: Identity policy InvokeQuotes. No one changes.",
                "image-resize | principal=role/DataScience&url=true&invoke=true"
                        + " | DataScience goes from denied to allowed . No one else changes.",
                "image-resize | principal=444455556666&url=true&invoke=true"
                        + " | Account 444455556666 decides which of its principals may call.",
                "image-resize | principal=arn:aws:iam::444455556666:role/Gateway&url=true&invoke=true"
                        + " | The account of Gateway must allow the call as well.",
                "image-resize | principal=123456789012&url=true&invoke=true"
                        + " | No one changes: inside the account this statement counts only together",
                "image-resize | principal=cloudfront.amazonaws.com&url=true&invoke=true"
                        + " | The service cloudfront.amazonaws.com may call. No one in this account changes.",
                "image-resize | principal=*&url=true&invoke=true"
                        + " | Anyone in any AWS account whose own policies allow the call can call it.",
                "image-resize | principal=*&url=true&invoke=true&organization=o-a1b2c3d4e5"
                        + " | Everyone in the organization o-a1b2c3d4e5 whose own policies allow the call can call it.",
                "partner-callback | principal=bob&url=true&invoke=true"
                        + " | No one changes: this URL asks nobody to sign",
                "partner-callback | principal=*&url=true&invoke=true"
                        + " | Anyone on the internet can call it without signing."
            })
    void saysWhoGains(String function, String query, String sentence) {
        assertThat(console.get("/c/sandbox/functions/" + function + "?given=true&" + query)
                        .text())
                .contains(sentence);
    }
}
