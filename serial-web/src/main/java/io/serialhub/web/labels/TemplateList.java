package io.serialhub.web.labels;

import io.serialhub.base.Problem;
import io.serialhub.label.LabelTemplate;
import io.serialhub.label.LabelTemplates;
import io.serialhub.web.shell.Listing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How labels can look, each with a picture. */
@Named
@RequestScoped
public class TemplateList {
    @Inject
    private LabelTemplates templates;

    private Listing<LabelTemplate> listing;

    public Listing<LabelTemplate> getListing() {
        if (listing == null) {
            listing = Listing.read(Listing.filters(), templates::list);
        }
        return listing;
    }

    /** An SVG picture, made of shapes only; empty where the example does not fit. */
    public String picture(LabelTemplate template) {
        try {
            return templates.preview(template, null);
        } catch (Problem problem) {
            return "";
        }
    }

    /** {@code 50 × 25}. */
    public String size(LabelTemplate template) {
        return length(template.width()) + " × " + length(template.height());
    }

    static String length(double millimetres) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(millimetres);
    }
}
