package io.serialhub.label;

import io.serialhub.print.Face;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Labels in ZPL II (Zebra, ZPL II Programming Guide). The printer draws symbols and Latin letters itself; other letters
 * are sent as pictures, since printers seldom have a Chinese face.
 */
final class ZplLabels {
    private static final String FNC1 = ">8";

    private final LabelTemplate template;
    private final Face face;
    private final StringBuilder zpl = new StringBuilder();
    private final double dotsPerMm;

    /** Most labels of a job say the same, and a picture takes long to draw. */
    private final Map<Drawing.Line, String> pictures = new HashMap<>();

    ZplLabels(LabelTemplate template, Face face) {
        this.template = template;
        this.face = face;
        this.dotsPerMm = template.dpi() / 25.4;
    }

    byte[] bytes() {
        return zpl.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param tag hexadecimal memory of the label's RFID tag, or null */
    void add(Drawing label, String tag) {
        zpl.append("^XA^CI28^LH0,0^PW").append(dots(label.width()));
        zpl.append("^LL").append(dots(label.height())).append('\n');
        if (tag != null) {
            zpl.append("^RS8^RFW,H^FD").append(tag).append("^FS\n");
        }
        symbol(label.symbol());
        label.lines().forEach(this::line);
        zpl.append("^XZ\n");
    }

    private void symbol(Drawing.Symbol symbol) {
        int module = Math.max(1, (int) Math.floor(symbol.module() * dotsPerMm + 0.01));
        double drawn = symbol.modules() * module / dotsPerMm;
        double slack = (symbol.modules() * symbol.module() - drawn) / 2;
        origin(symbol.x() + slack, symbol.isLinear() ? symbol.y() : symbol.y() + slack);
        Payload payload = symbol.payload();
        int height = dots(symbol.barHeight());
        switch (payload.carrier()) {
            case CODE_128 ->
                zpl.append("^BY%d^BCN,%d,N,N,N^FH^FD>:%s^FS".formatted(module, height, text128(payload.text())));
            case GS1_128 ->
                zpl.append(
                        "^BY%d^BCN,%d,N,N,N^FH^FD>:%s%s^FS".formatted(module, height, FNC1, text128(payload.text())));
            case CODE_39 ->
                zpl.append("^BY%d,2.5^B3N,N,%d,N,N^FH^FD%s^FS".formatted(module, height, escaped(payload.text())));
            case DATA_MATRIX -> zpl.append("^BXN,%d,200^FH^FD%s^FS".formatted(module, escaped(payload.text())));
            case GS1_DATA_MATRIX ->
                zpl.append("^BXN,%d,200,,,,#^FH^FD#1%s^FS"
                        .formatted(module, escaped(payload.text()).replace("_1D", "#1")));
            default -> zpl.append("^BQN,2,%d^FH^FDMA,%s^FS".formatted(Math.min(module, 10), escaped(payload.text())));
        }
        zpl.append('\n');
    }

    /** In Code 128 a greater-than sign begins a command; {@code >0} is the sign itself. */
    private static String text128(String text) {
        return escaped(text.replace(">", ">0")).replace("_1D", FNC1);
    }

    /** What would be a command, or is no printable ASCII, as {@code _xx} (command ^FH). */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c < ' ' || c > '~' || c == '^' || c == '~' || c == '_' || c == '\\') {
                escaped.append("_%02X".formatted(c));
            } else {
                escaped.append((char) c);
            }
        }
        return escaped.toString();
    }

    private void line(Drawing.Line line) {
        if (line.text().chars().allMatch(c -> c >= ' ' && c <= '~')) {
            origin(line.x(), line.baseline() - line.size() * 0.8);
            int size = dots(line.size());
            zpl.append("^A0N,%d,%d^FH^FD%s^FS%n".formatted(size, size, escaped(line.text())));
        } else {
            zpl.append(pictures.computeIfAbsent(line, this::picture));
        }
    }

    /** Command ^GFA: rows of bits from the left, each filled to whole bytes. */
    private String picture(Drawing.Line line) {
        Shape outline = AffineTransform.getScaleInstance(dotsPerMm, dotsPerMm)
                .createTransformedShape(face.outline(line.text(), line.size()));
        Rectangle box = outline.getBounds();
        if (box.isEmpty()) {
            return "";
        }
        int rowBytes = (box.width + 8) / 8;
        var image = new BufferedImage(rowBytes * 8, box.height + 1, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        pen.translate(-box.x, -box.y);
        pen.fill(outline);
        pen.dispose();
        int size = rowBytes * image.getHeight();
        var picture = new StringBuilder("^FO%d,%d^GFA,%d,%d,%d,"
                .formatted(
                        Math.max(0, dots(line.x()) + box.x),
                        Math.max(0, dots(line.baseline()) + box.y),
                        size,
                        size,
                        rowBytes));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < rowBytes; x++) {
                int bits = 0;
                for (int bit = 0; bit < 8; bit++) {
                    bits = bits << 1 | image.getRaster().getSample(x * 8 + bit, y, 0);
                }
                picture.append("%02X".formatted(bits));
            }
        }
        return picture.append("^FS\n").toString();
    }

    private void origin(double x, double y) {
        zpl.append("^FO").append(Math.max(0, dots(x))).append(',').append(Math.max(0, dots(y)));
    }

    private int dots(double mm) {
        return (int) Math.round(mm * dotsPerMm);
    }
}
