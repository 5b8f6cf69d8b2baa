package io.serialhub.location;

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
import java.util.List;
import java.util.Optional;

/** Sites, and the plants, lines, warehouses, bins, shops and service points there. */
@Stateless
@Door
public class Locations {
    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    LocationIndex index;

    @Inject
    SiteIndex siteIndex;

    @Inject
    PlaceRules rules;

    @Inject
    ManyLocations many;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    /** @throws Problem {@code unknown-location} */
    @Needs(Permission.MASTER_READ)
    public Location get(String code) {
        return view(find(code).orElseThrow(() -> Problem.notFound("unknown-location", "location", code)));
    }

    /**
     * By code.
     *
     * @param text  occurs in code or a name, whatever the case; null for all
     * @param kind  null for all
     * @param after cursor of the page before, null for the first
     */
    @Needs(Permission.MASTER_READ)
    public Page<Location> list(String text, LocationKind kind, String after, Integer size) {
        return list(LocationFilter.of(text, kind), after, size);
    }

    /** By code, and only some of them. */
    @Needs(Permission.MASTER_READ)
    public Page<Location> list(LocationFilter filter, String after, Integer size) {
        String sql = """
                SELECT l.code, l.kind, p.code AS parent, l.name_zh, l.name_en, l.site, l.active, l.version
                FROM location l LEFT JOIN location p ON p.id = l.parent_id <where>
                ORDER BY l.code FETCH FIRST :n ROWS ONLY
                """;
        int limit = Page.size(size);
        Where where = new Where()
                .and("l.code > :after", "after", Cursor.key(after))
                .is("l.kind", filter.kind())
                .and("l.site = :site", "site", filter.site())
                .and("l.active = :active", "active", filter.active())
                .containing(filter.text(), "l.code", "l.name_zh", "l.name_en");
        List<Location> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> read(rs))
                .list());
        return Page.cut(found, limit, location -> Cursor.of(location.code()));
    }

    /**
     * Makes or replaces the location with that code.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}, {@code unknown-site}, {@code site-missing}, {@code unknown-parent},
     *     {@code location-site-of-parent}, {@code location-cycle}, {@code location-in-use}, {@code location-site-inside}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<Location> save(Location asked, Long expectedVersion) {
        Optional<LocationKey> parent = parent(asked);
        Location location = asked.at(ManyLocations.site(asked, parent.orElse(null), siteIndex::choose));
        Long parentId = parent.map(LocationKey::id).orElse(null);
        Optional<StoredLocation> kept = find(location.code());
        if (kept.isEmpty()) {
            Store.expectNew(location.code(), expectedVersion);
            StoredLocation made = new StoredLocation(ids.next("location"), location, parentId);
            entityManager.persist(made);
            return written(made, null, location);
        }
        StoredLocation stored = kept.get();
        Store.expect(location.code(), expectedVersion, stored.version());
        Location before = view(stored);
        if (location.saysTheSameAs(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        rules.check(stored.id(), before, location, parentId);
        stored.become(location, parentId);
        return written(stored, before, location);
    }

    /**
     * Many at once, by the same rules; a parent may be among them, before what is inside it.
     *
     * @param drafts       at most {@link Bulk#MOST}
     * @param allOrNothing whether one bad row spoils them all
     * @throws Problem {@code too-many-rows}
     */
    @Needs(Permission.MASTER_WRITE)
    public List<RowAnswer> saveAll(List<Draft<Location>> drafts, boolean allOrNothing) {
        return many.save(drafts, allOrNothing);
    }

    /** By code; they are few. */
    @Needs(Permission.MASTER_READ)
    public List<Site> sites() {
        return entityManager
                .createQuery("SELECT s FROM StoredSite s ORDER BY s.code", StoredSite.class)
                .getResultStream()
                .map(StoredSite::view)
                .toList();
    }

    /** @throws Problem {@code unknown-site} */
    @Needs(Permission.MASTER_READ)
    public Site site(String code) {
        StoredSite stored = entityManager.find(StoredSite.class, code);
        if (stored == null) {
            throw Problem.notFound("unknown-site", "site", code);
        }
        return stored.view();
    }

    /** Makes or replaces the site with that code, whatever stands there. */
    @Needs(Permission.MASTER_WRITE)
    public Saved<Site> saveSite(Site site) {
        return saveSite(site, null);
    }

    /**
     * Makes or replaces the site with that code.
     *
     * @param expectedVersion {@link ContentVersion} of the site that the caller saw, or null
     * @throws Problem {@code changed-meanwhile}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<Site> saveSite(Site site, String expectedVersion) {
        StoredSite stored = entityManager.find(StoredSite.class, site.code());
        Site before = stored == null ? null : stored.view();
        ContentVersion.expect(site.code(), expectedVersion, before);
        if (site.equals(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        if (stored == null) {
            entityManager.persist(new StoredSite(site));
        } else {
            stored.become(site);
        }
        store.flush(site.code());
        audit.changed(before == null ? "create" : "change", "site", site.code(), before, site);
        return new Saved<>(site, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private Saved<Location> written(StoredLocation stored, Location before, Location location) {
        store.flush(location.code());
        Location after = stored.view(location.parent());
        audit.changed(before == null ? "create" : "change", "location", after.code(), before, after);
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private Optional<LocationKey> parent(Location location) {
        if (location.parent() == null) {
            return Optional.empty();
        }
        LocationKey key = index.byCodes(List.of(location.parent())).get(location.parent());
        if (key == null) {
            throw Problem.invalid("unknown-parent", "parent", location.parent());
        }
        return Optional.of(key);
    }

    private Location view(StoredLocation stored) {
        Long parentId = stored.parentId();
        return stored.view(
                parentId == null
                        ? null
                        : index.byIds(List.of(parentId)).get(parentId).code());
    }

    private Optional<StoredLocation> find(String code) {
        return entityManager
                .createQuery("SELECT l FROM StoredLocation l WHERE l.code = :code", StoredLocation.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    private static Location read(ResultSet rs) throws SQLException {
        return new Location(
                rs.getString("code"),
                Coded.ofCode(LocationKind.class, rs.getString("kind")),
                rs.getString("parent"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("site"),
                rs.getBoolean("active"),
                rs.getLong("version"));
    }
}
