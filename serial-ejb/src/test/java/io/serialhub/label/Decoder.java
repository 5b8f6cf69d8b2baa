package io.serialhub.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads printed labels back, by another library than the one that wrote them. */
final class Decoder {
    private static final int DPI = 300;

    private Decoder() {}

    /**
     * What a reader delivers for one label of a sheet; FNC1 at the front of a bar code shows as a symbology prefix. The
     * library looks for a matrix in the middle of a picture, so a second look is at the left of the label, where it stands.
     */
    static String read(byte[] pdf, LabelTemplate template, int page, int place) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(page, DPI);
            Paper paper = template.paper();
            double dots = DPI / 25.4;
            int x = paper == null
                    ? 0
                    : (int) ((paper.left() + place % paper.columns() * (template.width() + paper.gapX())) * dots);
            int y = paper == null
                    ? 0
                    : (int) ((paper.top() + place / paper.columns() * (template.height() + paper.gapY())) * dots);
            int width = Math.min(sheet.getWidth() - x, (int) (template.width() * dots));
            int height = Math.min(sheet.getHeight() - y, (int) (template.height() * dots));
            String whole = read(sheet.getSubimage(x, y, width, height));
            return whole == null ? read(sheet.getSubimage(x, y, Math.min(width, height), height)) : whole;
        }
    }

    private static String read(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            Result result = new MultiFormatReader()
                    .decode(
                            bitmap,
                            Map.of(
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.ASSUME_GS1,
                                    true,
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    EnumSet.of(
                                            BarcodeFormat.CODE_128,
                                            BarcodeFormat.CODE_39,
                                            BarcodeFormat.QR_CODE,
                                            BarcodeFormat.DATA_MATRIX)));
            return result.getText();
        } catch (NotFoundException e) {
            return null;
        }
    }
}
