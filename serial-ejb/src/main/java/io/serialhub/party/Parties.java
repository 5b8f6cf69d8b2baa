package io.serialhub.party;

import io.serialhub.audit.Audit;
import io.serialhub.base.Bulk;
import io.serialhub.base.Coded;
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

/** Our own companies, customers, dealers, suppliers and carriers. */
@Stateless
@Door
public class Parties {
    private static final String COLUMNS = "code, kind, name_zh, name_en, city, address, phone, email, active, version";

    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    ManyParties many;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    /** @throws Problem {@code unknown-party} */
    @Needs(Permission.MASTER_READ)
    public Party get(String code) {
        return find(code)
                .orElseThrow(() -> Problem.notFound("unknown-party", "party", code))
                .view();
    }

    /** Those of these parties that there are, by code; one statement for all of them. */
    @Needs(Permission.MASTER_READ)
    public Map<String, Party> find(Collection<String> codes) {
        var found = new HashMap<String, Party>();
        if (!codes.isEmpty()) {
            database.use(h -> database.in(
                            h.createQuery(
                                    "SELECT " + COLUMNS + " FROM party " + PartyIndex.BY_CODE + "WHERE code <codes>"),
                            "codes",
                            codes)
                    .map((rs, ctx) -> read(rs))
                    .forEach(party -> found.put(party.code(), party)));
        }
        return found;
    }

    /**
     * By code.
     *
     * @param text  occurs in code, a name or the city, whatever the case; null for all
     * @param kind  null for all
     * @param after cursor of the page before, null for the first
     */
    @Needs(Permission.MASTER_READ)
    public Page<Party> list(String text, PartyKind kind, String after, Integer size) {
        return list(new PartyFilter(text, kind, null), after, size);
    }

    /** By code, and only some of them. */
    @Needs(Permission.MASTER_READ)
    public Page<Party> list(PartyFilter filter, String after, Integer size) {
        String sql = "SELECT " + COLUMNS + " FROM party <where> ORDER BY code FETCH FIRST :n ROWS ONLY";
        int limit = Page.size(size);
        Where where = new Where()
                .and("code > :after", "after", Cursor.key(after))
                .is("kind", filter.kind())
                .and("active = :active", "active", filter.active())
                .containing(filter.text(), "code", "name_zh", "name_en", "city");
        List<Party> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> read(rs))
                .list());
        return Page.cut(found, limit, party -> Cursor.of(party.code()));
    }

    /**
     * Makes or replaces the party with that code.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<Party> save(Party party, Long expectedVersion) {
        Optional<StoredParty> kept = find(party.code());
        if (kept.isEmpty()) {
            Store.expectNew(party.code(), expectedVersion);
            StoredParty made = new StoredParty(ids.next("party"), party);
            entityManager.persist(made);
            return written(made, null);
        }
        StoredParty stored = kept.get();
        Store.expect(party.code(), expectedVersion, stored.version());
        Party before = stored.view();
        if (party.saysTheSameAs(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        stored.become(party);
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
    public List<RowAnswer> saveAll(List<Draft<Party>> drafts, boolean allOrNothing) {
        return many.save(drafts, allOrNothing);
    }

    private Saved<Party> written(StoredParty stored, Party before) {
        store.flush(stored.view().code());
        Party after = stored.view();
        audit.changed(before == null ? "create" : "change", "party", after.code(), before, after);
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private Optional<StoredParty> find(String code) {
        return entityManager
                .createQuery("SELECT p FROM StoredParty p WHERE p.code = :code", StoredParty.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    private static Party read(ResultSet rs) throws SQLException {
        return new Party(
                rs.getString("code"),
                Coded.ofCode(PartyKind.class, rs.getString("kind")),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("city"),
                rs.getString("address"),
                rs.getString("phone"),
                rs.getString("email"),
                rs.getBoolean("active"),
                rs.getLong("version"));
    }
}
