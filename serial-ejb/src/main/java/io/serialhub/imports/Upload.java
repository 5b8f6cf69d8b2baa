package io.serialhub.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A file that somebody hands in.
 *
 * @param fileName  as the sender named it; kept for people, never used as a path
 * @param mediaType as the sender named it; what the file is, is read from its content
 * @param source    where it came from: {@code screen}, {@code rest}, or the name of a connection
 * @param profiles  codes of the {@link ImportProfile}s to read it by; empty: those that fit its headings, else by ourselves
 * @param dryRun    only say what would become of its rows
 */
public record Upload(
        String fileName, String mediaType, byte[] content, String source, List<String> profiles, boolean dryRun) {
    private static final int NAME = 200;

    public Upload {
        Objects.requireNonNull(content);
        fileName = plain(fileName);
        mediaType = mediaType == null || mediaType.isBlank() ? "application/octet-stream" : mediaType.strip();
        source = source == null || source.isBlank() ? "screen" : source.strip();
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    public Upload(String fileName, String mediaType, byte[] content, String source) {
        this(fileName, mediaType, content, source, List.of(), false);
    }

    /** Read by these profiles and no others. */
    public Upload by(String... codes) {
        return new Upload(fileName, mediaType, content, source, List.of(codes), dryRun);
    }

    /** Only to see what would become of it. */
    public Upload rehearsed() {
        return new Upload(fileName, mediaType, content, source, profiles, true);
    }

    /** Browsers and programs write names in UTF-8 into multipart headers (RFC 7578, 5.1.3), and servers read those byte by byte. */
    private static String told(String name) {
        boolean bytes = name.chars().allMatch(c -> c < 0x100) && name.chars().anyMatch(c -> c >= 0x80);
        try {
            return bytes
                    ? StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)))
                            .toString()
                    : name;
        } catch (CharacterCodingException e) {
            return name;
        }
    }

    /** The last part of the name without control characters, short enough to be kept; its extension stays. */
    private static String plain(String name) {
        String whole = name == null ? "" : told(name);
        String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        if (clean.isEmpty() || clean.matches("\\.+")) {
            return "upload";
        }
        return clean.length() <= NAME ? clean : clean.substring(0, NAME - 10) + clean.substring(clean.length() - 10);
    }
}
