package io.serialhub.web.imports;

import io.serialhub.imports.CsvForm;
import io.serialhub.imports.FieldView;
import io.serialhub.imports.ImportKind;
import io.serialhub.imports.ImportProfile;
import io.serialhub.imports.ImportProfiles;
import io.serialhub.imports.Imports;
import io.serialhub.imports.ProfileColumn;
import io.serialhub.imports.RowFilter;
import io.serialhub.imports.SheetView;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column is which field: of a file that was handed in, or of a profile that is kept. What it says becomes a profile,
 * and the file is looked at once more by it.
 */
@Named
@ViewScoped
public class ColumnForm extends Form {
    private static final long serialVersionUID = 1L;
    private static final int FIXED = 3;

    @Inject
    private transient Imports imports;

    @Inject
    private transient ImportProfiles profiles;

    @Inject
    private transient Say say;

    private String run;
    private List<String> sheets = List.of();
    private int sheet;
    private ArrayList<String> headings = new ArrayList<>();
    private ArrayList<HashMap<String, Object>> columns = new ArrayList<>();
    private ArrayList<HashMap<String, Object>> fixed = new ArrayList<>();
    private transient List<RowFilter> only;
    private transient CsvForm csv;
    private transient List<FieldView> fields;

    @PostConstruct
    void open() {
        show("active", true);
        run = Param.text("code");
        String profile = Param.text("profile");
        if (run != null) {
            List<SheetView> found = imports.sheets(run);
            sheets = List.copyOf(found.stream().map(SheetView::name).toList());
            sheet = Math.min(asked(), found.size() - 1);
            SheetView view = found.get(sheet);
            profile = view.profile();
            show(
                    "kind",
                    view.kind() == null ? ImportKind.UNITS.name() : view.kind().name());
            view.columns().forEach(this::add);
            if (profile == null) {
                show("name", imports.get(run).fileName().replaceFirst("\\.[A-Za-z]{1,5}$", ""));
            }
        }
        if (profile != null) {
            keep(profiles.get(profile));
        }
        while (fixed.size() < FIXED) {
            fixed.add(new HashMap<>());
        }
    }

    private static int asked() {
        String number = Param.text("sheet");
        return number != null && number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    }

    private void add(SheetView.Column column) {
        headings.add(column.heading());
        var row = new HashMap<String, Object>();
        row.put("heading", column.heading());
        row.put("samples", String.join(" · ", column.samples()));
        row.put("field", column.field());
        columns.add(row);
    }

    /** What a profile says already, over what was recognised. */
    private void keep(ImportProfile kept) {
        show("code", kept.code());
        show("name", kept.name());
        show("kind", kept.kind().name());
        show("active", kept.active());
        show("version", kept.version());
        if (headings.isEmpty()) {
            headings.addAll(kept.headings());
            kept.headings().forEach(h -> columns.add(new HashMap<>(Map.of("heading", h, "samples", ""))));
        }
        columns.forEach(row -> row.remove("field"));
        for (ProfileColumn said : kept.columns()) {
            if (said.value() != null) {
                fixed.add(new HashMap<>(Map.of("field", said.field(), "value", said.value())));
            } else {
                put(said);
            }
        }
    }

    /** A column that stands for a second field gets a second line. */
    private void put(ProfileColumn said) {
        String heading = said.heading() == null ? "#" + said.number() : said.heading();
        HashMap<String, Object> row = null;
        for (HashMap<String, Object> one : columns) {
            if (heading.equals(one.get("heading")) && one.get("field") == null) {
                row = one;
                break;
            }
        }
        if (row == null) {
            row = new HashMap<>(Map.of("heading", heading, "samples", ""));
            columns.add(row);
        }
        row.put("field", said.field());
        row.put("prefix", said.prefix());
        row.put("member", said.member());
        row.put("words", Meanings.written(said.words()));
    }

    public boolean isNew() {
        return version() == null;
    }

    public String getRun() {
        return run;
    }

    public List<String> getSheets() {
        return sheets;
    }

    public int getSheet() {
        return sheet;
    }

    public List<HashMap<String, Object>> getColumns() {
        return columns;
    }

    public List<HashMap<String, Object>> getFixed() {
        return fixed;
    }

    public ImportKind[] getKinds() {
        return ImportKind.values();
    }

    public ImportKind getKind() {
        return ImportKind.valueOf(text("kind"));
    }

    public List<FieldView> getFields() {
        if (fields == null) {
            fields = imports.fields(getKind());
        }
        return fields;
    }

    public String label(FieldView field) {
        return say.name(field.headingZh(), field.headingEn()) + (field.needed() ? " *" : "");
    }

    /** Another kind has other fields. */
    public void kindChosen() {
        fields = null;
    }

    public void save() {
        ImportProfile kept = isNew() ? null : profiles.get(text("code"));
        only = kept == null ? List.of() : kept.only();
        csv = kept == null ? null : kept.csv();
        var saved = profiles.save(profile(kept), seen());
        Go.said(saved);
        if (run == null) {
            Go.to("/imports/profiles.xhtml");
        } else {
            Go.to(
                    "/imports/import.xhtml",
                    "code",
                    imports.rehearse(run, List.of()).code());
        }
    }

    private ImportProfile profile(ImportProfile kept) {
        List<ProfileColumn> said = new ArrayList<>();
        for (Map<String, Object> row : columns) {
            if (text(row, "field") != null) {
                said.add(column(row));
            }
        }
        for (Map<String, Object> row : fixed) {
            if (text(row, "field") != null && text(row, "value") != null) {
                said.add(new ProfileColumn(text(row, "field"), null, null, text(row, "value"), null, null, null));
            }
        }
        List<String> of = run == null && kept != null ? kept.headings() : headings;
        return new ImportProfile(text("code"), text("name"), getKind(), of, said, only, csv, flag("active"), 0);
    }

    private static ProfileColumn column(Map<String, Object> row) {
        String heading = text(row, "heading");
        boolean numbered = heading.matches("#\\d{1,3}");
        return new ProfileColumn(
                text(row, "field"),
                numbered ? null : heading,
                numbered ? Integer.valueOf(heading.substring(1)) : null,
                null,
                text(row, "prefix"),
                text(row, "member"),
                Meanings.read(text(row, "words")));
    }
}
