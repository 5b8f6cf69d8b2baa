package io.serialhub.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several files handed in together, kept as one ZIP. */
final class Bundle {
    private Bundle() {}

    static Upload of(List<Upload> uploads) {
        Upload first = uploads.get(0);
        String name = uploads.stream()
                .map(Upload::fileName)
                .map(n -> n.replaceFirst("\\.[A-Za-z]{1,5}$", ""))
                .collect(Collectors.joining("+"));
        return new Upload(
                (name.length() > 100 ? name.substring(0, 99) + "…" : name) + ".zip",
                "application/zip",
                zip(uploads),
                first.source(),
                first.profiles(),
                first.dryRun());
    }

    private static byte[] zip(List<Upload> uploads) {
        var out = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (var zip = new ZipOutputStream(out)) {
            for (Upload upload : uploads) {
                String name = upload.fileName();
                for (int n = 2; !names.add(name); n++) {
                    name = n + "-" + upload.fileName();
                }
                var entry = new ZipEntry(name);
                // the same files make the same bundle, so that it is known again
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(upload.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
