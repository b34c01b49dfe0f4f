package dev.latchkey.invocation;

import dev.latchkey.console.Operator;

/** A request as it was asked for, before anything is checked: by whom, where, what and what for. */
record Asked(Operator operator, String connectionId, RequestDraft draft, Purpose purpose) {}
