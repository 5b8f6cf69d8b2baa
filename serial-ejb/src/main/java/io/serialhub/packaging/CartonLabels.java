package io.serialhub.packaging;

import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.identifier.Sscc;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.Symbol;

/** The bars of a handling unit's number, GS1-128 with AI 00 (GS1 General Specifications, 6.4.2: at least 31.75 mm high). */
@Stateless
@Door
public class CartonLabels {
    /** Millimetres of one module; GS1 asks for 0.495 to 0.94 on logistic labels. */
    private static final double MODULE = 0.5;

    private static final double HEIGHT = 32;
    private static final int QUIET = 10;

    @Inject
    HandlingUnits boxes;

    /**
     * A picture in its own size, in millimetres, as SVG without scripts and styles.
     *
     * @throws Problem {@code handling-unit-unknown}
     */
    @Needs(Permission.UNITS_READ)
    public String svg(String code) {
        Sscc sscc = new Sscc(boxes.get(code).code());
        var bars = new Code128();
        bars.setDataType(Symbol.DataType.GS1);
        bars.setHumanReadableLocation(HumanReadableLocation.NONE);
        bars.setModuleWidth(1);
        bars.setBarHeight(1);
        bars.setContent("[00]" + sscc.digits());
        double width = (bars.getWidth() + 2 * QUIET) * MODULE;
        var svg = new StringBuilder(2_000)
                .append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.1fmm\" height=\"%.1fmm\""
                                + " viewBox=\"0 0 %.1f %.1f\" role=\"img\" aria-label=\"(00)%s\">"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/><path d=\"",
                        width,
                        HEIGHT,
                        width,
                        HEIGHT,
                        sscc.digits()));
        bars.getRectangles()
                .forEach(bar -> svg.append(String.format(
                        Locale.ROOT,
                        "M%.2f 0h%.2fv%.1fh-%.2fz",
                        (bar.x + QUIET) * MODULE,
                        bar.width * MODULE,
                        HEIGHT,
                        bar.width * MODULE)));
        return svg.append("\"/></svg>").toString();
    }
}
