package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.nio.file.Path;
import java.util.List;

/** A file of tables, whatever its format. What it is, is read from its content: names and media types lie. */
interface TableFile extends AutoCloseable {
    List<Table> tables();

    /** Whether rows to be corrected go back as a workbook. */
    boolean workbook();

    @Override
    void close();

    static TableFile open(byte[] content, Limits limits) {
        return open(content, limits, CsvForm.FOUND_OUT);
    }

    /**
     * @param form how a text file is written, as far as its sender agreed on it
     * @throws Problem file-empty, file-too-large, and what each format has to say
     */
    static TableFile open(byte[] content, Limits limits, CsvForm form) {
        if (content.length == 0) {
            throw Problem.invalid("file-empty");
        }
        if (content.length > limits.bytes()) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", limits.bytes() >> 20);
        }
        if (starts(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            return XlsFile.open(content, limits);
        }
        return isZip(content)
                ? ZippedTables.open(content, limits, form)
                : CsvFile.open(Content.of(content), limits, form);
    }

    /**
     * A file that is left on disk and read a piece at a time, as often as is needed.
     *
     * @throws Problem large-file-not-csv, and what is wrong with its text
     */
    static TableFile open(Path file, Limits limits, CsvForm form) {
        Content content = Content.of(file);
        byte[] first = content.first(4);
        if (isZip(first) || starts(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Problem.invalid("large-file-not-csv", "limit", Limits.SHIPPED.bytes() >> 20);
        }
        return CsvFile.open(content, limits, form);
    }

    static boolean isZip(byte[] content) {
        return starts(content, 'P', 'K', 3, 4);
    }

    private static boolean starts(byte[] content, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
