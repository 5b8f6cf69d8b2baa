package io.serialhub.web.materials;

import io.serialhub.material.BomLine;
import io.serialhub.material.BomLineView;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
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

@Named
@ViewScoped
public class BomForm extends Form {
    @Inject
    private Materials materials;

    private final List<Map<String, Object>> lines = new ArrayList<>();
    private String version;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
        List<BomLineView> kept = materials.bom(text("code"));
        version = materials.bomVersion(kept);
        for (BomLineView line : kept) {
            var row = new HashMap<String, Object>();
            row.put("position", line.position());
            row.put("component", line.component());
            row.put("quantity", line.quantity().stripTrailingZeros().toPlainString());
            lines.add(row);
        }
        if (lines.isEmpty()) {
            add();
        }
    }

    public List<Map<String, Object>> getLines() {
        return lines;
    }

    /** Offered while a component is typed. */
    public List<Material> getComponents() {
        return materials.list(MaterialFilter.ALL, null, 200).items();
    }

    public void add() {
        var row = new HashMap<String, Object>();
        row.put("quantity", "1");
        lines.add(row);
    }

    public void remove(int index) {
        lines.remove(index);
    }

    public void save() {
        List<BomLine> bom = lines.stream()
                .filter(row -> text(row, "component") != null)
                .map(row -> new BomLine(text(row, "position"), text(row, "component"), decimal(row, "quantity")))
                .toList();
        Go.said(materials.saveBom(text("code"), bom, version));
        Go.to("/materials/material.xhtml", "code", text("code"));
    }
}
