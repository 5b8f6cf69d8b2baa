package io.serialhub.web.packaging;

import io.serialhub.packaging.CartonLabels;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A carton's label, to print from the browser. */
@Named("cartonLabel")
@RequestScoped
public class LabelPage {
    @Inject
    private HandlingUnits boxes;

    @Inject
    private CartonLabels labels;

    private HandlingUnit box;

    public HandlingUnit getBox() {
        if (box == null) {
            box = boxes.get(Param.needed("code"));
        }
        return box;
    }

    public String getSvg() {
        return labels.svg(getBox().code());
    }

    /** As it stands under the bars: {@code (00) 3 6901234 00000001 4} would need the prefix; in fours it is read as well. */
    public String getReadable() {
        return "(00) " + getBox().code().replaceAll("(.{4})(?=.)", "$1 ");
    }
}
