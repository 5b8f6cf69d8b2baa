package io.serialhub.label;

import java.util.stream.Collectors;
import uk.org.okapibarcode.backend.OkapiException;
import uk.org.okapibarcode.backend.QrCode;

/**
 * A QR code to be read off a screen, with its quiet zone.
 *
 * @param size of a side, in modules
 * @param path of an SVG in modules, to be filled dark on white
 */
public record QrPicture(int size, String path) {
    private static final int QUIET = 4;

    /** @return null where the text is longer than a code holds */
    public static QrPicture of(String text) {
        var qr = new QrCode();
        qr.setPreferredEccLevel(QrCode.EccLevel.M);
        qr.setModuleWidth(1);
        qr.setBarHeight(1);
        try {
            qr.setContent(text);
        } catch (OkapiException e) {
            return null;
        }
        String path = qr.getRectangles().stream()
                .map(r -> String.format(
                        "M%d %dh%dv%dh-%dz",
                        Math.round(r.x) + QUIET,
                        Math.round(r.y) + QUIET,
                        Math.round(r.width),
                        Math.round(r.height),
                        Math.round(r.width)))
                .collect(Collectors.joining());
        return new QrPicture(qr.getWidth() + 2 * QUIET, path);
    }
}
