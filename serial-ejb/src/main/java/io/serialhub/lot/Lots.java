package io.serialhub.lot;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Draft;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.base.Where;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Lots of what is bought or made, found again when one of them turns out bad. */
@Stateless
@Door
public class Lots {
    private static final String SELECT = """
            SELECT l.id, m.code AS material, l.code, p.code AS supplier, l.made_on, l.expires_on, l.quantity, l.holds,
                   l.version
            FROM lot l JOIN material m ON m.id = l.material_id LEFT JOIN party p ON p.id = l.supplier_id
            """;

    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    MaterialIndex materials;

    @Inject
    PartyIndex parties;

    @Inject
    ManyLots many;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    /** @throws Problem {@code unknown-lot} */
    @Needs(Permission.MASTER_READ)
    public Lot get(String material, String code) {
        return database.with(h -> h.createQuery(SELECT + "WHERE m.code = :material AND l.code = :code")
                        .bind("material", material)
                        .bind("code", code)
                        .map((rs, ctx) -> read(rs))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("unknown-lot", "lot", code, "material", material));
    }

    /** Every material's lot of exactly that code, the newest first: makers number alike. */
    @Needs(Permission.MASTER_READ)
    public Page<Lot> find(String code, String after, Integer size) {
        return page(new Where().and("l.code = :code", "code", code), after, size);
    }

    /** Those lots of these materials that have one of these codes; one statement for all of them. */
    @Needs(Permission.MASTER_READ)
    public List<Lot> find(Collection<String> materials, Collection<String> codes) {
        if (materials.isEmpty() || codes.isEmpty()) {
            return List.of();
        }
        return database.with(h -> database.in(
                        database.in(
                                h.createQuery(SELECT + "WHERE m.code <materials> AND l.code <codes>"),
                                "materials",
                                materials),
                        "codes",
                        codes)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** The newest first. @param after cursor of the page before, null for the first */
    @Needs(Permission.MASTER_READ)
    public Page<Lot> list(LotFilter filter, String after, Integer size) {
        Where where = new Where()
                .and("m.code = :material", "material", filter.material())
                .and("p.code = :supplier", "supplier", filter.supplier())
                .containing(
                        filter.text(),
                        "l.code",
                        "m.code",
                        "m.name_zh",
                        "m.name_en",
                        "p.code",
                        "p.name_zh",
                        "p.name_en");
        return page(where, after, size);
    }

    private Page<Lot> page(Where those, String after, Integer size) {
        int limit = Page.size(size);
        Where where = those.and("l.id < :after", "after", Cursor.number(after));
        List<Row> found = database.with(
                h -> where.on(h.createQuery(SELECT + "<where> ORDER BY l.id DESC FETCH FIRST :n ROWS ONLY"))
                        .bind("n", limit + 1)
                        .map((rs, ctx) -> new Row(rs.getLong("id"), read(rs)))
                        .list());
        Page<Row> page = Page.cut(found, limit, row -> Cursor.of(row.id()));
        return page.map(Row::lot);
    }

    /**
     * Makes or replaces the material's lot with that code; its holds stay.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}, {@code unknown-material}, {@code unknown-party}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<Lot> save(Lot lot, Long expectedVersion) {
        MaterialKey material = material(lot);
        Long supplierId = supplierId(lot);
        Optional<StoredLot> kept = find(material.id(), lot.code());
        if (kept.isEmpty()) {
            Store.expectNew(lot.code(), expectedVersion);
            StoredLot made = new StoredLot(ids.next("lot"), material.id(), lot, supplierId);
            entityManager.persist(made);
            return written(made, null, lot);
        }
        StoredLot stored = kept.get();
        Store.expect(lot.code(), expectedVersion, stored.version());
        Lot before = stored.view(lot.material(), supplierCode(stored));
        if (lot.saysTheSameAs(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        stored.become(lot, supplierId);
        return written(stored, before, lot);
    }

    /**
     * Many at once, by the same rules, in a number of statements that does not grow with them.
     *
     * @param drafts       at most {@link Bulk#MOST}
     * @param allOrNothing whether one bad row spoils them all
     * @throws Problem {@code too-many-rows}
     */
    @Needs(Permission.MASTER_WRITE)
    public List<RowAnswer> saveAll(List<Draft<Lot>> drafts, boolean allOrNothing) {
        return many.save(drafts, allOrNothing);
    }

    private Saved<Lot> written(StoredLot stored, Lot before, Lot lot) {
        store.flush(lot.code());
        Lot after = stored.view(lot.material(), lot.supplier());
        audit.changed(before == null ? "create" : "change", "lot", lot.material() + " " + lot.code(), before, after);
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private MaterialKey material(Lot lot) {
        MaterialKey key = materials.byCodes(List.of(lot.material())).get(lot.material());
        if (key == null) {
            throw Problem.invalid("unknown-material", "material", lot.material());
        }
        return key;
    }

    private Long supplierId(Lot lot) {
        if (lot.supplier() == null) {
            return null;
        }
        PartyKey key = parties.byCodes(List.of(lot.supplier())).get(lot.supplier());
        if (key == null) {
            throw Problem.invalid("unknown-party", "party", lot.supplier());
        }
        return key.id();
    }

    private String supplierCode(StoredLot stored) {
        Long id = stored.supplierId();
        return id == null ? null : parties.byIds(List.of(id)).get(id).code();
    }

    private Optional<StoredLot> find(long materialId, String code) {
        return entityManager
                .createQuery(
                        "SELECT l FROM StoredLot l WHERE l.materialId = :material AND l.code = :code", StoredLot.class)
                .setParameter("material", materialId)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    private static Lot read(ResultSet rs) throws SQLException {
        return new Lot(
                rs.getString("material"),
                rs.getString("code"),
                rs.getString("supplier"),
                day(rs.getDate("made_on")),
                day(rs.getDate("expires_on")),
                rs.getBigDecimal("quantity"),
                rs.getInt("holds"),
                rs.getLong("version"));
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private record Row(long id, Lot lot) {}
}
