package io.serialhub.web.materials;

import io.serialhub.base.ContentVersion;
import io.serialhub.material.TestLimit;
import io.serialhub.material.TestLimits;
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

/** What measurements of a material may show. */
@Named
@ViewScoped
public class LimitForm extends Form {
    @Inject
    private TestLimits limits;

    private final List<Map<String, Object>> lines = new ArrayList<>();
    private String version;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
        List<TestLimit> kept = limits.get(text("code"));
        version = ContentVersion.of(kept);
        for (TestLimit limit : kept) {
            var row = new HashMap<String, Object>();
            row.put("characteristic", limit.characteristic());
            row.put("nameZh", limit.nameZh());
            row.put("nameEn", limit.nameEn());
            row.put("measuredIn", limit.measuredIn());
            row.put("lower", limit.lower() == null ? null : limit.lower().toPlainString());
            row.put("upper", limit.upper() == null ? null : limit.upper().toPlainString());
            lines.add(row);
        }
        if (lines.isEmpty()) {
            add();
        }
    }

    public List<Map<String, Object>> getLines() {
        return lines;
    }

    public void add() {
        lines.add(new HashMap<>());
    }

    public void remove(int index) {
        lines.remove(index);
    }

    public void save() {
        limits.save(
                text("code"),
                lines.stream()
                        .filter(row -> text(row, "characteristic") != null)
                        .map(row -> new TestLimit(
                                text(row, "characteristic"),
                                text(row, "nameZh"),
                                text(row, "nameEn"),
                                text(row, "measuredIn"),
                                decimal(row, "lower"),
                                decimal(row, "upper")))
                        .toList(),
                version);
        Go.said("said.saved");
        Go.to("/materials/material.xhtml", "code", text("code"));
    }
}
