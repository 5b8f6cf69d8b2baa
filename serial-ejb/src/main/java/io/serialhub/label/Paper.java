package io.serialhub.label;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * A sheet of labels, all lengths in millimetres.
 *
 * @param left from the paper's edge to the first label
 * @param gapX between two labels side by side
 */
public record Paper(
        double width, double height, int rows, int columns, double left, double top, double gapX, double gapY) {
    /** Printers and label makers round; so much may be missing. */
    private static final double TOLERANCE = 0.5;

    public Paper {
        Fields.between("rows", rows, 1, 60);
        Fields.between("columns", columns, 1, 20);
        between("paperWidth", width, 20, 450);
        between("paperHeight", height, 10, 650);
        between("left", left, 0, 100);
        between("top", top, 0, 100);
        between("gapX", gapX, 0, 50);
        between("gapY", gapY, 0, 50);
    }

    static double between(String field, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw Problem.invalid("field-out-of-range", "field", field, "value", value, "min", min, "max", max);
        }
        return value;
    }

    public int labels() {
        return rows * columns;
    }

    void mustHold(double labelWidth, double labelHeight) {
        double needsX = left + columns * labelWidth + (columns - 1) * gapX;
        double needsY = top + rows * labelHeight + (rows - 1) * gapY;
        if (needsX > width + TOLERANCE || needsY > height + TOLERANCE) {
            throw Problem.invalid(
                    "label-sheet-too-small",
                    "needsWidth",
                    Math.round(needsX * 10) / 10.0,
                    "needsHeight",
                    Math.round(needsY * 10) / 10.0,
                    "width",
                    width,
                    "height",
                    height);
        }
    }
}
