package io.serialhub.imports;

import java.util.stream.Stream;

/** A sheet of a workbook, or the one table of a CSV file. */
interface Table {
    /** The sheet's name; empty for a CSV file. */
    String name();

    /** Its lines from the first, read as they are taken; to be closed. */
    Stream<Line> open();
}
