package io.serialhub.imports;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Originals that are too large for memory: kept in the database in pieces, so that any node can go on with them, and laid
 * out on this node's disk while they are read.
 */
@ApplicationScoped
class LargeFiles {
    private static final int PIECE = 1 << 20;

    /** Stands as the hash until the last piece is there; no content has it. */
    private static final String UNFINISHED = "0".repeat(64);

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    static String sha256(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id under which this content is kept. Piece by piece in transactions of their own. */
    long keep(LargeUpload upload, String sha256) {
        Long kept = transactions.required(
                () -> database.with(h -> h.createQuery("SELECT MIN(id) FROM stored_file WHERE sha256 = :sha")
                        .bind("sha", sha256)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(null)));
        return kept != null ? kept : store(upload, sha256);
    }

    private long store(LargeUpload upload, String sha256) {
        long id = ids.next("stored_file");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(upload.file()), PIECE)) {
            long size = Files.size(upload.file());
            transactions.required(() -> insert(id, upload, size));
            int piece = 0;
            for (byte[] bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                byte[] content = bytes;
                int number = piece++;
                transactions.required(() -> insert(id, number, content));
            }
            transactions.required(
                    () -> database.with(h -> h.createUpdate("UPDATE stored_file SET sha256 = :sha WHERE id = :id")
                            .bind("sha", sha256)
                            .bind("id", id)
                            .execute()));
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int insert(long id, LargeUpload upload, long size) {
        return database.with(h -> h.createUpdate("""
                        INSERT INTO stored_file (id, name, media_type, size, sha256, content, created_at)
                        VALUES (:id, :name, 'text/csv', :size, :sha, :content, :now)
                        """)
                .bind("id", id)
                .bind("name", upload.head().fileName())
                .bind("size", size)
                .bind("sha", UNFINISHED)
                .bind("content", new byte[0])
                .bind("now", clock.instant())
                .execute());
    }

    private int insert(long id, int piece, byte[] content) {
        return database.with(
                h -> h.createUpdate("INSERT INTO stored_piece (file_id, piece, content) VALUES (:id, :piece, :content)")
                        .bind("id", id)
                        .bind("piece", piece)
                        .bind("content", content)
                        .execute());
    }

    boolean holds(long id) {
        return pieces(id) > 0;
    }

    private int pieces(long id) {
        return database.with(h -> h.createQuery("SELECT COUNT(*) FROM stored_piece WHERE file_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    /** The file on this node's disk, a copy for this run alone. */
    Path laidOut(long id, long run) {
        Path file = place(run);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Path unfinished = Files.createTempFile(ScratchFolder.make(), "laying-out", ".tmp");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                copy(id, out);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] piece(long id, int piece) {
        return database.with(
                h -> h.createQuery("SELECT content FROM stored_piece WHERE file_id = :id AND piece = :piece")
                        .bind("id", id)
                        .bind("piece", piece)
                        .mapTo(byte[].class)
                        .one());
    }

    /** The first lines, to be looked at: at most one piece, cut where a line ends. */
    byte[] beginning(long id) {
        byte[] first = piece(id, 0);
        int end = first.length;
        if (end == PIECE && !isWide(first)) {
            while (end > 1 && first[end - 1] != '\n') {
                end--;
            }
        }
        return end > 1 ? Arrays.copyOf(first, end) : first;
    }

    /** Text in two bytes a character begins with its mark; a piece holds whole ones. */
    private static boolean isWide(byte[] text) {
        return (text[0] & 0xFF) + (text[1] & 0xFF) == 0xFF + 0xFE;
    }

    /** Writes the whole file, each piece out of a transaction of its own, so that a slow reader holds none. */
    void copy(long id, OutputStream out) throws IOException {
        int pieces = transactions.required(() -> pieces(id));
        for (int piece = 0; piece < pieces; piece++) {
            int number = piece;
            out.write(transactions.required(() -> piece(id, number)));
        }
    }

    /** The run's copy is not needed any more. */
    void cleared(long run) {
        try {
            Files.deleteIfExists(place(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path place(long run) {
        return ScratchFolder.path().resolve("run-" + run + ".csv");
    }
}
