package io.serialhub.label;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The face that labels are set in: Noto Sans SC with the characters of GB 2312, Latin, Greek and Cyrillic. Not for
 * several threads at a time.
 */
final class Face implements AutoCloseable {
    private static final byte[] FILE = read();
    private static final int MISSING = '□';

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    Face() {
        try {
            font = new TTFParser().parse(new RandomAccessReadBuffer(FILE));
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read() {
        try (InputStream in = Face.class.getResourceAsStream("NotoSansSC-Regular.ttf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /** With a box in place of every character that the face lacks. */
    String drawable(String text) {
        return text.codePoints()
                .map(c -> glyphs.getGlyphId(c) == 0 ? MISSING : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** In the unit of the size. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size / unitsPerEm;
    }

    private double advance(int codePoint) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline of a text whose baseline begins at the origin; y grows downwards. */
    GeneralPath outline(String text, double size) {
        var outline = new GeneralPath();
        double x = 0;
        double scale = size / unitsPerEm;
        for (int codePoint : text.codePoints().toArray()) {
            try {
                GeneralPath glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint)) == null
                        ? new GeneralPath()
                        : font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint)).getPath();
                outline.append(glyph.getPathIterator(new AffineTransform(scale, 0, 0, -scale, x * scale, 0)), false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            x += advance(codePoint);
        }
        return outline;
    }

    @Override
    public void close() {
        try {
            font.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
