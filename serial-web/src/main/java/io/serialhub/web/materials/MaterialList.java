package io.serialhub.web.materials;

import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class MaterialList {
    @Inject
    private Materials materials;

    private Listing<Material> listing;

    public Listing<Material> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            listing = Listing.read(
                    Listing.filters("q", text),
                    (after, size) -> materials.list(MaterialFilter.containing(text), after, size));
        }
        return listing;
    }
}
