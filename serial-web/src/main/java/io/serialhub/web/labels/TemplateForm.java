package io.serialhub.web.labels;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.identifier.Carrier;
import io.serialhub.label.LabelField;
import io.serialhub.label.LabelTemplate;
import io.serialhub.label.LabelTemplates;
import io.serialhub.label.Paper;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** A label template with a picture that follows every change. */
@Named
@ViewScoped
public class TemplateForm extends Form {
    private static final List<LabelField> USUAL = List.of(LabelField.NAME, LabelField.MATERIAL, LabelField.NUMBER);
    private static final Paper A4 = new Paper(210, 297, 11, 4, 5, 11, 0, 0);

    @Inject
    private LabelTemplates templates;

    private boolean fresh;
    private String picture;
    private Reason trouble;

    @PostConstruct
    void open() {
        String code = Param.text("code");
        fresh = code == null;
        if (fresh) {
            show("carrier", Carrier.DATA_MATRIX.word());
            show("language", "zh");
            show("width", "50");
            show("height", "25");
            show("dpi", "203");
            show("active", true);
            USUAL.forEach(field -> show(key(field), true));
            show(A4);
        } else {
            show(templates.get(code));
        }
    }

    private void show(LabelTemplate template) {
        show("code", template.code());
        show("nameZh", template.nameZh());
        show("nameEn", template.nameEn());
        show("carrier", template.carrier().word());
        show("language", template.language());
        show("width", TemplateList.length(template.width()));
        show("height", TemplateList.length(template.height()));
        show("title", template.title());
        show("link", template.link());
        show("dpi", template.dpi());
        show("chip", template.chip() == null ? null : template.chip().word());
        show("prefixLength", template.prefixLength());
        show("marking", template.marking());
        show("active", template.active());
        show("version", template.version());
        template.fields().forEach(field -> show(key(field), true));
        show(template.paper());
    }

    private void show(Paper paper) {
        show("sheet", paper != null);
        if (paper != null) {
            show("paperWidth", TemplateList.length(paper.width()));
            show("paperHeight", TemplateList.length(paper.height()));
            show("rows", paper.rows());
            show("columns", paper.columns());
            show("left", TemplateList.length(paper.left()));
            show("top", TemplateList.length(paper.top()));
            show("gapX", TemplateList.length(paper.gapX()));
            show("gapY", TemplateList.length(paper.gapY()));
        }
    }

    /** Where a field's tick is kept: {@code field-name}. */
    public String key(LabelField field) {
        return "field-" + field.name();
    }

    public boolean isNew() {
        return fresh;
    }

    public List<Carrier> getCarriers() {
        return Arrays.stream(Carrier.values()).filter(Carrier::isPrinted).toList();
    }

    public List<Carrier> getChips() {
        return Arrays.stream(Carrier.values()).filter(c -> !c.isPrinted()).toList();
    }

    public LabelField[] getFields() {
        return LabelField.values();
    }

    /** An SVG picture, made of shapes only; null while it cannot be drawn. */
    public String getPicture() {
        if (picture == null && trouble == null) {
            try {
                picture = templates.preview(template("preview", "–"), text("sample"));
            } catch (Problem problem) {
                trouble = problem.reason();
            }
        }
        return picture;
    }

    public Reason getTrouble() {
        getPicture();
        return trouble;
    }

    public void refresh() {
        picture = null;
        trouble = null;
    }

    public void save() {
        Go.said(templates.save(template(null, null), seen()));
        Go.to("/labels/templates.xhtml");
    }

    /** @param code in place of one that is not typed yet; @param name likewise */
    private LabelTemplate template(String code, String name) {
        return new LabelTemplate(
                either("code", code),
                either("nameZh", name),
                either("nameEn", name),
                Carrier.ofWord(text("carrier")),
                text("language"),
                length("width"),
                length("height"),
                Arrays.stream(LabelField.values()).filter(f -> flag(key(f))).toList(),
                text("title"),
                text("link"),
                flag("sheet") ? paper() : null,
                whole("dpi"),
                text("chip") == null ? null : Carrier.ofWord(text("chip")),
                whole("prefixLength"),
                text("marking"),
                flag("active"),
                0);
    }

    private Paper paper() {
        return new Paper(
                length("paperWidth"),
                length("paperHeight"),
                whole("rows"),
                whole("columns"),
                length("left"),
                length("top"),
                length("gapX"),
                length("gapY"));
    }

    private String either(String field, String otherwise) {
        return text(field) == null ? otherwise : text(field);
    }

    private double length(String field) {
        BigDecimal value = decimal(getF(), field);
        return value == null ? 0 : value.doubleValue();
    }
}
