package dev.latchkey.sandbox.operation;

import dev.latchkey.sandbox.account.Account;
import java.time.Instant;

/** One verified call of the query protocol (STS, IAM). */
public record QueryCall(Parameters parameters, Account account, Signer signer, Instant now) {}
