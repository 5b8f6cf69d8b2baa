package io.serialhub.material;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Coded;
import io.serialhub.base.ContentVersion;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.base.Where;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the company makes, buys and sells, and what each is made of. */
@Stateless
@Door
public class Materials {
    private static final String COLUMNS = "code, name_zh, name_en, specification, colour, base_unit, tracking, gtin,"
            + " warranty_months, bom_kind, warranty_start, active, version";

    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    ManyMaterials many;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    @Inject
    BillOfMaterial bills;

    /** @throws Problem {@code unknown-material} */
    @Needs(Permission.MASTER_READ)
    public Material get(String code) {
        return stored(code).view();
    }

    /** Those of these materials that there are, by code; one statement for all of them. */
    @Needs(Permission.MASTER_READ)
    public Map<String, Material> find(Collection<String> codes) {
        var found = new HashMap<String, Material>();
        if (!codes.isEmpty()) {
            database.use(h -> database.in(
                            h.createQuery("SELECT " + COLUMNS + " FROM material " + MaterialIndex.BY_CODE
                                    + "WHERE code <codes>"),
                            "codes",
                            codes)
                    .map((rs, ctx) -> read(rs))
                    .forEach(material -> found.put(material.code(), material)));
        }
        return found;
    }

    /** By code. @param after cursor of the page before, null for the first */
    @Needs(Permission.MASTER_READ)
    public Page<Material> list(MaterialFilter filter, String after, Integer size) {
        String sql = "SELECT " + COLUMNS + " FROM material <where> ORDER BY code FETCH FIRST :n ROWS ONLY";
        int limit = Page.size(size);
        Where where = new Where()
                .and("code > :after", "after", Cursor.key(after))
                .is("tracking", filter.tracking())
                .and("active = :active", "active", filter.active())
                .containing(filter.text(), "code", "name_zh", "name_en", "specification", "gtin");
        List<Material> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> read(rs))
                .list());
        return Page.cut(found, limit, material -> Cursor.of(material.code()));
    }

    /**
     * Makes or replaces the material with that code.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}, {@code gtin-taken}, {@code tracking-in-use}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<Material> save(Material material, Long expectedVersion) {
        Optional<StoredMaterial> kept = find(material.code());
        if (kept.isEmpty()) {
            Store.expectNew(material.code(), expectedVersion);
            refuseTakenGtin(material, 0);
            StoredMaterial made = new StoredMaterial(ids.next("material"), material);
            entityManager.persist(made);
            return written(made, null);
        }
        StoredMaterial stored = kept.get();
        Store.expect(material.code(), expectedVersion, stored.version());
        Material before = stored.view();
        if (material.saysTheSameAs(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        refuseTakenGtin(material, stored.id());
        if (material.tracking() != before.tracking()) {
            refuseOtherTracking(before, stored.id());
        }
        stored.become(material);
        return written(stored, before);
    }

    /**
     * Many at once, by the same rules, in a number of statements that does not grow with them.
     *
     * @param drafts       at most {@link Bulk#MOST}
     * @param allOrNothing whether one bad row spoils them all
     * @throws Problem {@code too-many-rows}
     */
    @Needs(Permission.MASTER_WRITE)
    public List<RowAnswer> saveAll(List<Draft<Material>> drafts, boolean allOrNothing) {
        return many.save(drafts, allOrNothing);
    }

    /** The bill of material, by position; empty for what is not made of anything. @throws Problem {@code unknown-material} */
    @Needs(Permission.MASTER_READ)
    public List<BomLineView> bom(String code) {
        return bills.lines(stored(code).id());
    }

    /** Replaces the whole bill of material, whatever stands there. @throws Problem as the other form does */
    @Needs(Permission.MASTER_WRITE)
    public Saved<List<BomLineView>> saveBom(String code, List<BomLine> lines) {
        return saveBom(code, lines, null);
    }

    /**
     * Replaces the whole bill of material.
     *
     * @param expectedVersion {@link #bomVersion} of what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}, {@code unknown-material}, {@code unknown-component},
     *     {@code bom-position-twice}, {@code bom-cycle}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<List<BomLineView>> saveBom(String code, List<BomLine> lines, String expectedVersion) {
        StoredMaterial stored = stored(code);
        return bills.save(stored.id(), code, List.copyOf(lines), expectedVersion);
    }

    /** Changes whenever the bill does, and only then. */
    @Open("looks at what was handed in")
    public String bomVersion(List<BomLineView> bill) {
        return ContentVersion.of(BillOfMaterial.content(bill));
    }

    private Saved<Material> written(StoredMaterial stored, Material before) {
        store.flush(stored.view().code());
        Material after = stored.view();
        audit.changed(before == null ? "create" : "change", "material", after.code(), before, after);
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private void refuseTakenGtin(Material material, long ownId) {
        if (material.gtin() == null) {
            return;
        }
        database.with(h -> h.createQuery("SELECT code FROM material WHERE gtin = :gtin AND id <> :id")
                        .bind("gtin", material.gtin())
                        .bind("id", ownId)
                        .mapTo(String.class)
                        .findFirst())
                .ifPresent(other -> {
                    throw Problem.conflict("gtin-taken", "gtin", material.gtin(), "material", other);
                });
    }

    /** Units that have numbers cannot become pieces without. */
    private void refuseOtherTracking(Material before, long id) {
        boolean used =
                database.with(h -> h.createQuery("SELECT id FROM unit WHERE material_id = :id FETCH FIRST 1 ROWS ONLY")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findFirst()
                        .isPresent());
        if (used) {
            throw Problem.conflict(
                    "tracking-in-use",
                    "material",
                    before.code(),
                    "tracking",
                    before.tracking().word());
        }
    }

    private StoredMaterial stored(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("unknown-material", "material", code));
    }

    private Optional<StoredMaterial> find(String code) {
        return entityManager
                .createQuery("SELECT m FROM StoredMaterial m WHERE m.code = :code", StoredMaterial.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    private static Material read(ResultSet rs) throws SQLException {
        return new Material(
                rs.getString("code"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("specification"),
                rs.getString("colour"),
                rs.getString("base_unit"),
                Coded.ofCode(Tracking.class, rs.getString("tracking")),
                rs.getString("gtin"),
                rs.getInt("warranty_months"),
                Coded.ofCode(BomKind.class, rs.getString("bom_kind")),
                Coded.ofCode(WarrantyStart.class, rs.getString("warranty_start")),
                rs.getBoolean("active"),
                rs.getLong("version"));
    }
}
