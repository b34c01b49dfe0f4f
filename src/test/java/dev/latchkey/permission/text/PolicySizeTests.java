package dev.latchkey.permission.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.inventory.PrincipalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicySizeTests {

    @Test
    void doesNotCountWhiteSpace() {
        assertThat(PolicySize.ofManaged(" { \"a\" :\n\t1 } ").own()).isEqualTo(7);
    }

    @Test
    void countsAllInlinePoliciesOfAPrincipalTogether() {
        PolicySize size = PolicySize.ofInline(PrincipalKind.USER, "x".repeat(1500), List.of("y".repeat(600)));
        assertThat(size.fits()).isFalse();
        assertThat(size.words()).isEqualTo("1,500 characters, 2,100 of 2,048 with the other inline policies");
    }

    @Test
    void saysHowMuchOfTheLimitIsUsed() {
        assertThat(PolicySize.ofInline(PrincipalKind.ROLE, "x".repeat(412), List.of())
                        .words())
                .isEqualTo("412 of 10,240 characters");
        assertThat(PolicySize.ofManaged("x".repeat(6144)).fits()).isTrue();
        assertThat(PolicySize.ofManaged("x".repeat(6145)).fits()).isFalse();
    }
}
