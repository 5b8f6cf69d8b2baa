package io.serialhub.imports;

/**
 * What a file may be at most, checked while it is read.
 *
 * @param bytes    as uploaded
 * @param inflated of all entries of a workbook together, in bytes
 * @param entries  in the ZIP of a workbook
 * @param rows     with data, over all sheets
 * @param cell     characters in one cell
 */
record Limits(long bytes, long inflated, int entries, int sheets, int rows, int columns, int cell) {
    static final Limits SHIPPED = new Limits(50L << 20, 500L << 20, 2_000, 50, 200_000, 200, 4_000);

    /** Of a CSV file that is read from disk. */
    static final Limits LARGE = new Limits(2L << 30, 0, 0, 1, 5_000_000, 200, 4_000);
}
