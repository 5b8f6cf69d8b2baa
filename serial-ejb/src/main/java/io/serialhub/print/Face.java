package io.serialhub.print;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The face that labels and documents are set in: Noto Sans SC with its 30,400 characters, which hold all that GB 18030 asks
 * of names of people and places, Latin, Greek and Cyrillic. Not for several threads at a time.
 */
public final class Face implements AutoCloseable {
    private static final byte[] FILE = read();
    private static final int MISSING = '□';

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    public Face() {
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

    public TrueTypeFont font() {
        return font;
    }

    /**
     * With a box in place of every character that the face lacks. What Unicode holds twice, radicals and half-width forms
     * for example, is drawn as the character that people type, so that a document can be searched.
     */
    public String drawable(String text) {
        return text.codePoints()
                .map(this::drawable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int drawable(int codePoint) {
        if (glyphs.getGlyphId(codePoint) != 0) {
            return codePoint;
        }
        String same = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        boolean one = same.codePointCount(0, same.length()) == 1;
        return one && glyphs.getGlyphId(same.codePointAt(0)) != 0 ? same.codePointAt(0) : MISSING;
    }

    /** In the unit of the size. */
    public double width(String text, double size) {
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
    public GeneralPath outline(String text, double size) {
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
