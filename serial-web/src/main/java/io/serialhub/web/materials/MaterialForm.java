package io.serialhub.web.materials;

import io.serialhub.base.Saved;
import io.serialhub.material.BomKind;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.NumberProfiles;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@ViewScoped
public class MaterialForm extends Form {
    @Inject
    private Materials materials;

    @Inject
    private NumberProfiles profiles;

    @PostConstruct
    void open() {
        show("active", true);
        show("tracking", Tracking.SERIAL);
        show("bomKind", BomKind.ASSEMBLY);
        show("warrantyStart", WarrantyStart.DELIVERY);
        show("baseUnit", "pcs");
        show("profile", NumberProfile.USUAL);
        if (Param.text("code") != null) {
            Material kept = materials.get(Param.text("code"));
            show("code", kept.code());
            show("nameZh", kept.nameZh());
            show("nameEn", kept.nameEn());
            show("specification", kept.specification());
            show("colour", kept.colour());
            show("baseUnit", kept.baseUnit());
            show("tracking", kept.tracking());
            show("gtin", kept.gtin());
            show("warrantyMonths", kept.warrantyMonths());
            show("bomKind", kept.bomKind());
            show("warrantyStart", kept.warrantyStart());
            show("active", kept.active());
            show("version", kept.version());
            show("profile", profiles.of(kept.code()).code());
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public Tracking[] getTrackings() {
        return Tracking.values();
    }

    public BomKind[] getBomKinds() {
        return BomKind.values();
    }

    public WarrantyStart[] getWarrantyStarts() {
        return WarrantyStart.values();
    }

    public List<NumberProfile> getProfiles() {
        return profiles.list();
    }

    public void save() {
        Saved<Material> saved = materials.save(
                new Material(
                        text("code"),
                        text("nameZh"),
                        text("nameEn"),
                        text("specification"),
                        text("colour"),
                        text("baseUnit"),
                        word(Tracking.class, "tracking"),
                        text("gtin"),
                        whole("warrantyMonths"),
                        word(BomKind.class, "bomKind"),
                        word(WarrantyStart.class, "warrantyStart"),
                        flag("active"),
                        0),
                seen());
        if (!profiles.of(saved.view().code()).code().equals(text("profile"))) {
            profiles.assign(saved.view().code(), text("profile"));
        }
        Go.said(saved);
        Go.to("/materials/material.xhtml", "code", saved.view().code());
    }
}
