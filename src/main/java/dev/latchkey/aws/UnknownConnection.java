package dev.latchkey.aws;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The address names a connection this console does not have. */
final class UnknownConnection extends ResponseStatusException {

    UnknownConnection(String id) {
        super(HttpStatus.NOT_FOUND, "There is no connection named " + id + ".");
    }
}
