package io.serialhub.connection;

import io.serialhub.base.Reason;
import java.time.Instant;

/**
 * A file that came or went.
 *
 * @param run      the import that it became; null for an outgoing one
 * @param rows     that it holds
 * @param rejected of them; always 0 for an outgoing one
 * @param attempts how often it was begun
 */
public record FileRecord(
        long id,
        String name,
        long size,
        Instant modifiedAt,
        FileStatus status,
        String run,
        int rows,
        int rejected,
        int attempts,
        Instant startedAt,
        Instant finishedAt,
        Reason problem) {}
