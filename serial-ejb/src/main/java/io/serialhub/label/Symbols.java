package io.serialhub.label;

import io.serialhub.base.Problem;
import io.serialhub.identifier.Carrier;
import io.serialhub.identifier.ElementString;
import java.util.List;
import java.util.stream.Collectors;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.Code3Of9;
import uk.org.okapibarcode.backend.DataMatrix;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.OkapiException;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;

/** Bars and cells of a payload. */
final class Symbols {
    private Symbols() {}

    /** @param quiet modules that must stay white on each side (ISO/IEC 15417, 16388, 18004, 16022) */
    record Cells(int modules, int quiet, boolean linear, List<Drawing.Field> fields) {}

    static Cells of(Payload payload) {
        Symbol symbol = symbol(payload.carrier());
        symbol.setModuleWidth(1);
        symbol.setBarHeight(1);
        symbol.setQuietZoneHorizontal(0);
        symbol.setQuietZoneVertical(0);
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        try {
            symbol.setContent(content(symbol, payload));
        } catch (OkapiException e) {
            throw Problem.invalid(
                    "label-symbol-unfit", "carrier", payload.carrier().title(), "text", payload.human());
        }
        List<Drawing.Field> fields = symbol.getRectangles().stream()
                .map(r -> new Drawing.Field(r.x, r.y, r.width, r.height))
                .toList();
        boolean linear = symbol instanceof Code128 || symbol instanceof Code3Of9;
        return new Cells(symbol.getWidth(), linear ? 10 : symbol instanceof QrCode ? 4 : 2, linear, fields);
    }

    private static Symbol symbol(Carrier carrier) {
        return switch (carrier) {
            case CODE_128, GS1_128 -> new Code128();
            case CODE_39 -> new Code3Of9();
            case QR, GS1_DIGITAL_LINK -> {
                var qr = new QrCode();
                qr.setPreferredEccLevel(QrCode.EccLevel.M);
                yield qr;
            }
            case DATA_MATRIX, GS1_DATA_MATRIX -> {
                var matrix = new DataMatrix();
                matrix.setForceMode(DataMatrix.ForceMode.SQUARE);
                yield matrix;
            }
            case SGTIN_96, SGTIN_198 -> throw new IllegalArgumentException(carrier.title());
        };
    }

    private static String content(Symbol symbol, Payload payload) {
        if (payload.carrier() == Carrier.GS1_128 || payload.carrier() == Carrier.GS1_DATA_MATRIX) {
            symbol.setDataType(Symbol.DataType.GS1);
            return squareBrackets(payload.elements());
        }
        return payload.text();
    }

    private static String squareBrackets(ElementString elements) {
        return elements.elements().entrySet().stream()
                .map(e -> "[" + e.getKey() + "]" + e.getValue())
                .collect(Collectors.joining());
    }
}
