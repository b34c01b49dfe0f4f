package dev.latchkey.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRuleTests {

    static Stream<String> owned() {
        String names = "Host Authorization Content-Length Transfer-Encoding Connection Keep-Alive Proxy-Authorization"
                + " Proxy-Authenticate Proxy-Connection TE Trailer Upgrade Expect HTTP2-Settings Forwarded"
                + " X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-Forwarded-Port X-Real-IP Via Cookie"
                + " Set-Cookie X-HTTP-Method-Override X-Original-URL X-Rewrite-URL HX-Request HX-Target"
                + " Sec-Fetch-Site Sec-WebSocket-Key Origin Referer Accept-Encoding X-Amz-Date"
                + " X-Amz-Security-Token X-Amz-Content-Sha256 X-Amz-Foo X-Amzn-Trace-Id User-Agent Date"
                + " X-Method-Override X-Original-Host";
        return Stream.of(names.split(" ")).flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("owned")
    void refusesWhatTheSignerTheConnectionOrAProxyOwns(String name) {
        assertThat(HeaderRule.refuse(List.of(new HeaderLine(name, "x"))))
                .hasValueSatisfying(problem -> assertThat(problem.why()).contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x_y", "x y", "x:", " x", "x\r\n", "x\u0000", "é", "x-", "", "x-(y)", "x-/", "x-@", "x-\"", "x-,"
            })
    void refusesNamesThatAreNone(String name) {
        boolean plain = name.equals("x-");
        assertThat(HeaderRule.refuse(List.of(new HeaderLine(name, "v"))).isPresent())
                .isEqualTo(!plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Evil: 1",
                "a\nb",
                "a\u0000",
                "é",
                "\u007f",
                "AKIAABCDEFGHIJKLMNOP",
                "Bearer ASIAABCDEFGHIJKLMNOP",
                "IQoJabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
            })
    void refusesValuesThatBreakTheLineOrHoldSecrets(String value) {
        assertThat(HeaderRule.refuse(List.of(new HeaderLine("x-note", value)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Language",
                "Content-Type",
                "If-None-Match",
                "Range",
                "traceparent",
                "X-Request-Id",
                "x-api-key",
                "Idempotency-Key"
            })
    void letsPassWhatAnApplicationNeeds(String name) {
        assertThat(HeaderRule.refuse(List.of(new HeaderLine(name, "text/plain; q=0.5"))))
                .isEmpty();
    }

    @Test
    void refusesTooManyTooLongAndTwice() {
        List<HeaderLine> many = IntStream.range(0, 41)
                .mapToObj(i -> new HeaderLine("x-" + i, "v"))
                .toList();
        assertThat(HeaderRule.refuse(many)).isPresent();
        assertThat(HeaderRule.refuse(many.subList(0, 40))).isEmpty();
        assertThat(HeaderRule.refuse(List.of(new HeaderLine("x-a", "v".repeat(4097)))))
                .isPresent();
        assertThat(HeaderRule.refuse(List.of(new HeaderLine("x-" + "a".repeat(63), "v"))))
                .isPresent();
        assertThat(HeaderRule.refuse(Collections.nCopies(2, new HeaderLine("x-a", "v"))))
                .isPresent();
        assertThat(HeaderRule.refuse(List.of(new HeaderLine("X-A", "v"), new HeaderLine("x-a", "w"))))
                .isPresent();
        List<HeaderLine> heavy = IntStream.range(0, 5)
                .mapToObj(i -> new HeaderLine("x-" + i, "v".repeat(4000)))
                .toList();
        assertThat(HeaderRule.refuse(heavy)).isPresent();
    }
}
