package io.serialhub.imports;

import java.util.List;

/**
 * One line of a table.
 *
 * @param number of the file, as a person counts: the first is 1, blank and hidden ones count
 */
record Line(int number, List<Cell> cells) {
    Cell cell(int index) {
        return index < cells.size() ? cells.get(index) : Cell.BLANK;
    }

    boolean blank() {
        return cells.stream().allMatch(Cell::blank);
    }
}
