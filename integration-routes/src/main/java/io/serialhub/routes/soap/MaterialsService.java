package io.serialhub.routes.soap;

import io.serialhub.base.Once;
import io.serialhub.base.Saved;
import io.serialhub.material.BomKind;
import io.serialhub.material.BomLineView;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.material.WarrantyStart;
import io.serialhub.routes.soap.v1.common.Tracking;
import io.serialhub.routes.soap.v1.materials.BomLine;
import io.serialhub.routes.soap.v1.materials.Material;
import io.serialhub.routes.soap.v1.materials.MaterialPage;
import io.serialhub.routes.soap.v1.materials.MaterialsPort;
import io.serialhub.routes.soap.v1.materials.SavedBill;
import io.serialhub.routes.soap.v1.materials.SavedMaterial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** {@code urn:serialhub:v1:materials}. */
@ApplicationScoped
class MaterialsService implements MaterialsPort {
    record Stored(io.serialhub.material.Material material, Saved.Outcome outcome) {}

    record StoredBill(List<BomLineView> lines, Saved.Outcome outcome) {}

    @Inject
    Materials materials;

    @Inject
    Once once;

    @Override
    public SavedMaterial saveMaterial(String messageId, Long ifVersion, Material material) {
        var asked = material(material);
        Stored stored = once.run(messageId, "saveMaterial", Arrays.asList(asked, ifVersion), Stored.class, () -> {
                    var done = materials.save(asked, ifVersion);
                    return new Stored(done.view(), done.outcome());
                })
                .answer();
        var saved = new SavedMaterial();
        saved.setMaterial(material(stored.material()));
        saved.setOutcome(Wire.outcome(stored.outcome()));
        return saved;
    }

    @Override
    public Material getMaterial(String code) {
        return material(materials.get(code));
    }

    @Override
    public MaterialPage listMaterials(String text, String after, Integer size) {
        var found = materials.list(MaterialFilter.containing(text), after, size);
        var page = new MaterialPage();
        found.items().forEach(material -> page.getMaterial().add(material(material)));
        page.setNext(found.next());
        return page;
    }

    @Override
    public SavedBill saveBillOfMaterial(String messageId, String code, List<BomLine> lines) {
        var asked = lines == null
                ? List.<io.serialhub.material.BomLine>of()
                : lines.stream().map(MaterialsService::line).toList();
        StoredBill stored = once.run(messageId, "saveBillOfMaterial", List.of(code, asked), StoredBill.class, () -> {
                    var done = materials.saveBom(code, asked);
                    return new StoredBill(done.view(), done.outcome());
                })
                .answer();
        var saved = new SavedBill();
        stored.lines().forEach(line -> saved.getLine().add(line(line)));
        saved.setOutcome(Wire.outcome(stored.outcome()));
        return saved;
    }

    @Override
    public List<BomLine> getBillOfMaterial(String code) {
        return materials.bom(code).stream().map(MaterialsService::line).toList();
    }

    private static io.serialhub.material.Material material(Material material) {
        return new io.serialhub.material.Material(
                material.getCode(),
                material.getNameZh(),
                material.getNameEn(),
                material.getSpecification(),
                material.getColour(),
                material.getBaseUnit(),
                material.getTracking() == null
                        ? null
                        : Wire.read(
                                io.serialhub.material.Tracking.class,
                                "tracking",
                                material.getTracking().value()),
                material.getGtin(),
                Objects.requireNonNullElse(material.getWarrantyMonths(), 0),
                Wire.read(BomKind.class, "bomKind", material.getBomKind()),
                Wire.read(WarrantyStart.class, "warrantyStart", material.getWarrantyStart()),
                Objects.requireNonNullElse(material.isActive(), true),
                0);
    }

    private static Material material(io.serialhub.material.Material kept) {
        var material = new Material();
        material.setCode(kept.code());
        material.setNameZh(kept.nameZh());
        material.setNameEn(kept.nameEn());
        material.setSpecification(kept.specification());
        material.setColour(kept.colour());
        material.setBaseUnit(kept.baseUnit());
        material.setTracking(Tracking.fromValue(Wire.word(kept.tracking())));
        material.setGtin(kept.gtin());
        material.setWarrantyMonths(kept.warrantyMonths());
        material.setBomKind(Wire.word(kept.bomKind()));
        material.setWarrantyStart(Wire.word(kept.warrantyStart()));
        material.setActive(kept.active());
        material.setVersion(kept.version());
        return material;
    }

    private static io.serialhub.material.BomLine line(BomLine line) {
        return new io.serialhub.material.BomLine(line.getPosition(), line.getComponent(), line.getQuantity());
    }

    private static BomLine line(BomLineView kept) {
        var line = new BomLine();
        line.setPosition(kept.position());
        line.setComponent(kept.component());
        line.setQuantity(kept.quantity());
        return line;
    }
}
