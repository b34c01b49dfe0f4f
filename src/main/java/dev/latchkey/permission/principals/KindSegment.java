package dev.latchkey.permission.principals;

import dev.latchkey.inventory.PrincipalKind;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the kind of a principal off its address: {@code users}, {@code roles} or {@code groups}. */
@Component
class KindSegment implements Converter<String, PrincipalKind> {

    @Override
    public PrincipalKind convert(String segment) {
        return PrincipalKind.ofSegment(segment)
                .orElseThrow(() -> new IllegalArgumentException("No kind of principal: " + segment));
    }
}
