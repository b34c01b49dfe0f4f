package dev.latchkey.session.key;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.session.credentials.CopyFormat;
import dev.latchkey.session.credentials.CopyTarget;
import dev.latchkey.session.credentials.SecretDamaged;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Gives a held access key to the clipboard; its secret is never shown again. */
@Controller
class KeySecretPage {

    private final AccessKeys keys;
    private final ActivityLog log;

    KeySecretPage(AccessKeys keys, ActivityLog log) {
        this.keys = keys;
        this.log = log;
    }

    @PostMapping(KeysPage.USER + "/keys/{keyId}/copy")
    Object copy(
            Operator operator,
            Connection connection,
            @PathVariable String name,
            @PathVariable String keyId,
            @RequestParam(name = "copy", defaultValue = "shell") String slug,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        AccessKey key = keys.find(connection.id(), keyId)
                .filter(found -> found.userName().equals(name))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Latchkey holds no secret of the key " + keyId + "."));
        if (accept.contains(MediaType.TEXT_HTML_VALUE)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "Only a script can write to the clipboard, and scripts are off here.");
        }
        CopyFormat format = CopyFormat.ofSlug(slug).orElse(CopyFormat.SHELL);
        Entry entry = log.begin(
                ActivityKind.COPY_SECRET,
                operator,
                connection.id(),
                name,
                Map.of("identity", key.id(), "accessKeyId", keyId, "detail", "as " + format.title()));
        try (SigningCredentials opened = keys.open(key);
                SecretValue text = format.filled(target(connection, key), opened)) {
            entry.succeeded(Map.of());
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(text.useText(String::new));
        } catch (SecretDamaged e) {
            entry.failed("The stored secret cannot be opened.", Map.of());
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The stored secret of this key cannot be opened.");
        }
    }

    private static CopyTarget target(Connection connection, AccessKey key) {
        return new CopyTarget(
                key.userName(), connection.region(), connection.endpoint().orElse(null), null);
    }
}
