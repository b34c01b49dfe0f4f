package dev.latchkey.tutorial;

import dev.latchkey.console.Operator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which operators closed the strip on Home. */
@Component
class HiddenStrips {

    private final JdbcClient jdbc;

    HiddenStrips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contains(Operator operator) {
        return jdbc.sql("select count(*) from hidden_tutorial where operator = :operator")
                        .param("operator", operator.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(Operator operator) {
        if (!contains(operator)) {
            jdbc.sql("insert into hidden_tutorial (operator) values (:operator)")
                    .param("operator", operator.id())
                    .update();
        }
    }

    void remove(Operator operator) {
        jdbc.sql("delete from hidden_tutorial where operator = :operator")
                .param("operator", operator.id())
                .update();
    }
}
