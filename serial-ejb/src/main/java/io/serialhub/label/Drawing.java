package io.serialhub.label;

import java.util.List;

/**
 * One label, laid out: where its symbol and its lines stand, in millimetres from the upper left corner.
 *
 * @param width of the label
 */
record Drawing(double width, double height, Symbol symbol, List<Line> lines) {

    /** A dark field, in modules from the symbol's upper left corner. */
    record Field(double x, double y, double width, double height) {}

    /**
     * @param module    width of the narrowest bar or of a cell
     * @param barHeight of a linear symbol, else 0
     * @param modules   across, without the quiet zone
     */
    record Symbol(
            double x, double y, double module, double barHeight, int modules, List<Field> fields, Payload payload) {
        boolean isLinear() {
            return barHeight > 0;
        }

        /** A linear symbol's fields are as high as its bars. */
        double yOf(Field field) {
            return isLinear() ? y : y + field.y() * module;
        }

        double heightOf(Field field) {
            return isLinear() ? barHeight : field.height() * module;
        }
    }

    /** @param baseline what letters stand on; @param size the height of the face */
    record Line(double x, double baseline, double size, String text) {}
}
