package io.serialhub.label;

import io.serialhub.print.Face;
import java.awt.geom.PathIterator;
import java.util.Locale;

/** A label as a picture: letters are outlines, so it looks alike everywhere and holds no text that could be markup. */
final class SvgPicture {
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture() {}

    static String of(Drawing label, Face face) {
        var picture = new SvgPicture();
        picture.draw(label, face);
        return picture.svg.toString();
    }

    private void draw(Drawing label, Face face) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
        number(label.width()).append(' ');
        number(label.height()).append("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"");
        Drawing.Symbol symbol = label.symbol();
        for (Drawing.Field field : symbol.fields()) {
            svg.append('M');
            number(symbol.x() + field.x() * symbol.module()).append(' ');
            number(symbol.yOf(field)).append('h');
            number(field.width() * symbol.module()).append('v');
            number(symbol.heightOf(field)).append('h');
            number(-field.width() * symbol.module()).append('z');
        }
        svg.append("\"/>");
        for (Drawing.Line line : label.lines()) {
            svg.append("<path transform=\"translate(");
            number(line.x()).append(' ');
            number(line.baseline()).append(")\" d=\"");
            outline(face, line);
            svg.append("\"/>");
        }
        svg.append("</svg>");
    }

    private void outline(Face face, Drawing.Line line) {
        double[] c = new double[6];
        for (PathIterator it = face.outline(line.text(), line.size()).getPathIterator(null); !it.isDone(); it.next()) {
            int kind = it.currentSegment(c);
            svg.append("MLQCZ".charAt(kind));
            int coordinates = kind == PathIterator.SEG_CLOSE ? 0 : Math.max(1, kind) * 2;
            for (int i = 0; i < coordinates; i++) {
                number(c[i]).append(' ');
            }
        }
    }

    private StringBuilder number(double value) {
        return svg.append(String.format(Locale.ROOT, "%.3f", value));
    }
}
