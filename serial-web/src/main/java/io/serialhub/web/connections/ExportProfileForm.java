package io.serialhub.web.connections;

import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.exports.ExportRows;
import io.serialhub.exports.Exports;
import io.serialhub.imports.CsvForm;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a file that goes out, in their order, and what it would look like just now. */
@Named
@ViewScoped
public class ExportProfileForm extends Form {
    @Inject
    private ExportProfiles profiles;

    @Inject
    private Exports exports;

    private final ArrayList<HashMap<String, Object>> columns = new ArrayList<>();
    private transient String sample;

    @PostConstruct
    void open() {
        if (Param.text("code") != null) {
            fill(profiles.get(Param.text("code")));
            return;
        }
        ExportRows rows = "stock".equals(Param.text("rows")) ? ExportRows.STOCK : ExportRows.SHIPMENTS;
        show("rows", rows.name());
        show("charset", "UTF-8");
        show("separator", ",");
        show("header", true);
        rows.fields().forEach(field -> columns.add(row(field, field, null)));
    }

    private void fill(ExportProfile kept) {
        show("code", kept.code());
        show("name", kept.name());
        show("rows", kept.rows().name());
        show("charset", kept.csv().charset() == null ? "UTF-8" : kept.csv().charset());
        String separator = kept.csv().separator() == null ? "," : kept.csv().separator();
        show("separator", separator.equals("\t") ? "\\t" : separator);
        show("dates", kept.csv().dates());
        show("decimal", kept.csv().decimal());
        show("header", !Boolean.FALSE.equals(kept.csv().header()));
        show("mark", kept.mark());
        show("version", kept.version());
        columns.clear();
        kept.columns().forEach(c -> columns.add(row(c.heading(), c.field(), c.value())));
    }

    private static HashMap<String, Object> row(String heading, String field, String value) {
        var row = new HashMap<String, Object>();
        row.put("heading", heading);
        row.put("field", field);
        row.put("value", value);
        return row;
    }

    public boolean isNew() {
        return version() == null;
    }

    public List<HashMap<String, Object>> getColumns() {
        return columns;
    }

    public ExportRows getRows() {
        return ExportRows.valueOf(text("rows"));
    }

    public ExportRows[] getKinds() {
        return ExportRows.values();
    }

    public void add() {
        columns.add(row(null, null, null));
    }

    public void remove(int index) {
        columns.remove(index);
    }

    public void up(int index) {
        if (index > 0) {
            columns.add(index - 1, columns.remove(index));
        }
    }

    /** The first lines as they would be written now. */
    public String getSample() {
        return sample;
    }

    public void preview() {
        sample = exports.sample(draft());
    }

    public void save() {
        ExportProfile saved = profiles.save(draft(), seen()).view();
        Go.said("said.saved");
        Go.to("/connections/exportprofile.xhtml", "code", saved.code());
    }

    private ExportProfile draft() {
        List<ExportColumn> wanted = columns.stream()
                .filter(c -> text(c, "heading") != null || text(c, "field") != null || text(c, "value") != null)
                .map(ExportProfileForm::column)
                .toList();
        var csv = new CsvForm(text("charset"), text("separator"), null, flag("header"), text("dates"), text("decimal"));
        return new ExportProfile(text("code"), text("name"), getRows(), wanted, csv, flag("mark"), 0);
    }

    private static ExportColumn column(Map<String, Object> row) {
        return new ExportColumn(text(row, "heading"), text(row, "field"), text(row, "value"));
    }
}
