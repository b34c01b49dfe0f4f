package dev.latchkey.session.key;

import java.time.Instant;

/**
 * A long-term key of an IAM user whose secret is sealed here.
 *
 * @param id ours
 * @param accessKeyId AWS's
 * @param active as last seen at AWS
 * @param createdBy the operator who made it or took it in
 */
public record AccessKey(
        String id,
        String connectionId,
        String userName,
        String userArn,
        String accessKeyId,
        boolean active,
        String createdBy,
        Instant createdAt) {}
