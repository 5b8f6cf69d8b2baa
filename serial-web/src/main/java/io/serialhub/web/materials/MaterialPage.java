package io.serialhub.web.materials;

import io.serialhub.material.BomLineView;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class MaterialPage {
    @Inject
    private Materials materials;

    private Material material;
    private List<BomLineView> bom;

    public Material getMaterial() {
        if (material == null) {
            material = materials.get(Param.needed("code"));
        }
        return material;
    }

    public List<BomLineView> getBom() {
        if (bom == null) {
            bom = materials.bom(getMaterial().code());
        }
        return bom;
    }
}
