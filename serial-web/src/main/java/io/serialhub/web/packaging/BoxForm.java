package io.serialhub.web.packaging;

import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.packaging.BoxDraft;
import io.serialhub.packaging.BoxKind;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** New cartons or pallets: by the rule, or one with the number that it carries. */
@Named
@ViewScoped
public class BoxForm extends Form {
    private static final int OFFERED = 200;

    @Inject
    private HandlingUnits boxes;

    @Inject
    private SsccRules rules;

    @Inject
    private Materials materials;

    @PostConstruct
    void open() {
        show("kind", BoxKind.CARTON);
        show("quantity", 1);
        List<SsccRule> known = getRules();
        if (!known.isEmpty()) {
            show("rule", known.get(0).code());
        }
    }

    public List<SsccRule> getRules() {
        return rules.list();
    }

    public BoxKind[] getKinds() {
        return BoxKind.values();
    }

    public List<Material> getMaterials() {
        return materials.list(MaterialFilter.ALL, null, OFFERED).items();
    }

    public void make() {
        var draft = new BoxDraft(
                text("code"),
                word(BoxKind.class, "kind"),
                text("rule"),
                text("material"),
                text("capacity") == null ? null : Integer.valueOf(whole("capacity")));
        List<HandlingUnit> made = boxes.create(draft, text("code") == null ? whole("quantity") : 1);
        if (made.size() == 1) {
            Go.to("/packaging/box.xhtml", "code", made.get(0).code());
        } else {
            Go.said("box.made", made.size());
            Go.to("/packaging/boxes.xhtml", "open", "true");
        }
    }
}
