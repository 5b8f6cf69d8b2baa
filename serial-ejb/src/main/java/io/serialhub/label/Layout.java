package io.serialhub.label;

import io.serialhub.base.Problem;
import io.serialhub.print.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Lays a label out: a linear symbol across its width with lines above and the number below, a matrix symbol at the left
 * with lines beside it, or with lines below it where the label is narrow. The symbol gives way to what the template asks
 * for as long as it can be read; a number is made smaller or broken, never cut.
 */
final class Layout {
    private static final double MARGIN = 1.2;
    private static final double GAP = 1.5;
    private static final double LEADING = 1.3;
    private static final double SMALLEST = 1.1;
    private static final double ROUNDING = 0.01;
    private static final double LARGEST = 3.4;

    /** Narrower bars and cells are beyond common printers at 300 dots an inch. */
    private static final double LINEAR_MODULE = 0.167;

    private static final double MATRIX_MODULE = 0.25;

    /** What any camera reads; text below a symbol gets smaller before cells do. */
    private static final double GOOD_MODULE = 0.4;

    private static final double SHRINK = 0.93;
    private static final double WIDEST_LINEAR_MODULE = 0.5;
    private static final double WIDEST_MATRIX_MODULE = 1.0;
    private static final double LOWEST_BARS = 4;
    private static final double NARROWEST_TEXT = 10;

    private final LabelTemplate template;
    private final LabelData data;
    private final Face face;
    private final Payload payload;
    private final Symbols.Cells cells;
    private final List<Drawing.Line> lines = new ArrayList<>();

    private Layout(LabelTemplate template, LabelData data, Face face) {
        this.template = template;
        this.data = data;
        this.face = face;
        this.payload = Payload.of(template, data);
        this.cells = Symbols.of(payload);
    }

    /** @throws Problem {@code label-too-small}, and what keeps the number off its carrier */
    static Drawing of(LabelTemplate template, LabelData data, Face face) {
        var layout = new Layout(template, data, face);
        Drawing.Symbol symbol = layout.cells.linear()
                ? layout.linear()
                : template.width() >= 1.4 * template.height() ? layout.beside() : layout.above();
        return new Drawing(template.width(), template.height(), symbol, List.copyOf(layout.lines));
    }

    private Drawing.Symbol linear() {
        double width = template.width() - 2 * MARGIN;
        double module = Math.min(WIDEST_LINEAR_MODULE, width / (cells.modules() + 2.0 * cells.quiet()));
        double size = size(texts(false).size() + 1 + LOWEST_BARS / LARGEST);
        double top = MARGIN;
        for (String text : texts(false)) {
            line(text, MARGIN, top, width, size, false);
            top += size * LEADING;
        }
        double foot = size * LEADING;
        double height = template.height() - MARGIN - foot - top;
        mustFit(module >= LINEAR_MODULE && height >= LOWEST_BARS, LINEAR_MODULE);
        double x = (template.width() - cells.modules() * module) / 2;
        centred(payload.human(), top + height + 0.2, size);
        return new Drawing.Symbol(x, top, module, height, cells.modules(), cells.fields(), payload);
    }

    private Drawing.Symbol beside() {
        double side = besideText(Math.min(template.height() - 2 * MARGIN, template.width() * 0.55));
        double module = matrixModule(side);
        double taken = (cells.modules() + cells.quiet()) * module;
        double x = MARGIN + taken + GAP;
        double width = template.width() - MARGIN - x;
        if (width >= NARROWEST_TEXT - ROUNDING) {
            column(x, width);
        }
        double y = (template.height() - cells.modules() * module) / 2;
        return new Drawing.Symbol(
                Math.max(MARGIN, cells.quiet() * module), y, module, 0, cells.modules(), cells.fields(), payload);
    }

    /** A smaller symbol where that leaves room for a column of text. */
    private double besideText(double side) {
        double left = template.width() - 2 * MARGIN - GAP - NARROWEST_TEXT;
        double needed = left / (cells.modules() + cells.quiet()) * (cells.modules() + 2.0 * cells.quiet());
        return needed / (cells.modules() + 2.0 * cells.quiet()) >= MATRIX_MODULE ? Math.min(side, needed) : side;
    }

    private void column(double x, double width) {
        List<String> texts = texts(true);
        double size = size(texts.size());
        List<String> all = new ArrayList<>();
        for (String text : texts) {
            all.addAll(text.equals(data.number()) ? broken(text, width, size) : List.of(text));
        }
        double fitting = Math.min(size, size(all.size()));
        double top = Math.max(MARGIN, (template.height() - all.size() * fitting * LEADING) / 2);
        for (String text : all) {
            line(text, x, top, width, fitting, data.number().contains(text));
            top += fitting * LEADING;
        }
    }

    private Drawing.Symbol above() {
        List<String> asked = texts(true).isEmpty() ? List.of(data.number()) : texts(true);
        double size = Math.min(LARGEST, Math.max(SMALLEST, template.height() / 9));
        List<String> all = below(asked, size);
        while (size > SMALLEST && module(all.size() * size * LEADING) < GOOD_MODULE) {
            size = Math.max(SMALLEST, size * SHRINK);
            all = below(asked, size);
        }
        double foot = all.size() * size * LEADING;
        double side = Math.min(template.width(), template.height() - foot) - 2 * MARGIN;
        double module = matrixModule(side);
        double drawn = cells.modules() * module;
        double y = MARGIN + (side - drawn) / 2;
        double top = template.height() - MARGIN - foot;
        for (String text : all) {
            centred(data.number().contains(text) ? text : fitting(text), top, size);
            top += size * LEADING;
        }
        return new Drawing.Symbol(
                (template.width() - drawn) / 2, y, module, 0, cells.modules(), cells.fields(), payload);
    }

    private double module(double foot) {
        double side = Math.min(template.width(), template.height() - foot) - 2 * MARGIN;
        return side / (cells.modules() + 2.0 * cells.quiet());
    }

    private List<String> below(List<String> asked, double size) {
        return asked.stream()
                .flatMap(text -> text.equals(data.number())
                        ? broken(text, template.width() - 2 * MARGIN, size).stream()
                        : Stream.of(text))
                .toList();
    }

    /** Cut where even the smallest letters are too wide. */
    private String fitting(String text) {
        return cut(face.drawable(text), template.width() - 2 * MARGIN, SMALLEST);
    }

    private double matrixModule(double side) {
        double module = Math.min(WIDEST_MATRIX_MODULE, side / (cells.modules() + 2.0 * cells.quiet()));
        mustFit(module >= MATRIX_MODULE, MATRIX_MODULE);
        return module;
    }

    private void mustFit(boolean fits, double module) {
        if (!fits) {
            double needs = Math.ceil((cells.modules() + 2.0 * cells.quiet()) * module + 2 * MARGIN);
            throw Problem.invalid(
                    "label-too-small",
                    "template",
                    template.code(),
                    "carrier",
                    payload.carrier().title(),
                    "number",
                    data.number(),
                    "needs",
                    (long) needs);
        }
    }

    /** Title and fields; a linear symbol has its number below it. */
    private List<String> texts(boolean withNumber) {
        var texts = new ArrayList<String>();
        texts.add(template.title());
        template.fields().stream()
                .filter(field -> withNumber || field != LabelField.NUMBER)
                .map(field -> data.text(field, template.isChinese()))
                .forEach(texts::add);
        texts.removeIf(text -> text == null || text.isBlank());
        return texts.stream().filter(Objects::nonNull).toList();
    }

    private double size(double lineCount) {
        double room = (template.height() - 2 * MARGIN) / (Math.max(1, lineCount) * LEADING);
        return Math.max(SMALLEST, Math.min(LARGEST, room));
    }

    private void line(String text, double x, double top, double width, double size, boolean whole) {
        String drawable = face.drawable(text);
        double fitting = Math.max(SMALLEST, Math.min(size, size * width / face.width(drawable, size)));
        lines.add(new Drawing.Line(x, top + size, fitting, whole ? drawable : cut(drawable, width, fitting)));
    }

    private void centred(String text, double top, double size) {
        String drawable = face.drawable(text);
        double width = template.width() - 2 * MARGIN;
        double fitting = Math.min(size, size * width / face.width(drawable, size));
        double x = (template.width() - face.width(drawable, fitting)) / 2;
        lines.add(new Drawing.Line(x, top + size, fitting, drawable));
    }

    private String cut(String text, double width, double size) {
        if (face.width(text, size) <= width + ROUNDING) {
            return text;
        }
        int end = text.length();
        while (end > 1 && face.width(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /** In as few lines as hold it at two thirds of the size. */
    private List<String> broken(String text, double width, double size) {
        int parts = (int) Math.ceil(face.width(face.drawable(text), size * 2 / 3) / width);
        if (parts <= 1) {
            return List.of(text);
        }
        int length = (text.length() + parts - 1) / parts;
        var broken = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += length) {
            broken.add(text.substring(at, Math.min(text.length(), at + length)));
        }
        return broken;
    }
}
