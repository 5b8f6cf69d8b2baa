package io.serialhub.imports;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/** Originals, kept once for each content. Their names are for people; nothing is looked up or written by them. */
@ApplicationScoped
class StoredFiles {
    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id under which this content is kept. */
    long keep(Upload upload, String sha256) {
        return database.with(h -> h.createQuery("SELECT MIN(id) FROM stored_file WHERE sha256 = :sha")
                .bind("sha", sha256)
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> {
                    long id = ids.next("stored_file");
                    h.createUpdate("""
                                    INSERT INTO stored_file (id, name, media_type, size, sha256, content, created_at)
                                    VALUES (:id, :name, :type, :size, :sha, :content, :now)
                                    """)
                            .bind("id", id)
                            .bind("name", upload.fileName())
                            .bind("type", upload.mediaType())
                            .bind("size", (long) upload.content().length)
                            .bind("sha", sha256)
                            .bind("content", upload.content())
                            .bind("now", clock.instant())
                            .execute();
                    return id;
                }));
    }

    /** Of one that is not kept in pieces. */
    byte[] content(long id) {
        return database.with(h -> h.createQuery("SELECT content FROM stored_file WHERE id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one());
    }
}
