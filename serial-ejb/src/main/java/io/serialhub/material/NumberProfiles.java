package io.serialhub.material;

import io.serialhub.audit.Audit;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.base.Where;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** How numbers that others gave are told apart, and which materials go by which of these profiles. */
@Stateless
@Door
public class NumberProfiles {
    @Inject
    Database database;

    @Inject
    ProfileIndex index;

    @Inject
    MaterialIndex materials;

    @Inject
    Audit audit;

    /** By code. */
    @Needs(Permission.MASTER_READ)
    public List<NumberProfile> list() {
        return List.copyOf(index.all().values());
    }

    /** @throws Problem {@code unknown-profile} */
    @Needs(Permission.MASTER_READ)
    public NumberProfile get(String code) {
        NumberProfile found = index.all().get(code);
        if (found == null) {
            throw Problem.notFound("unknown-profile", "profile", code);
        }
        return found;
    }

    /**
     * Makes or replaces the profile with that code; numbers that are there stay as they are.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}
     */
    @Needs(Permission.MASTER_WRITE)
    public Saved<NumberProfile> save(NumberProfile profile, Long expectedVersion) {
        database.use(h -> h.execute("UPDATE number_profile SET most = most WHERE code = ?", profile.code()));
        NumberProfile before = index.all().get(profile.code());
        if (before == null) {
            Store.expectNew(profile.code(), expectedVersion);
            return written(profile.at(1), null, """
                    INSERT INTO number_profile (name_zh, name_en, scope, check_word, most, version, code)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """);
        }
        Store.expect(profile.code(), expectedVersion, before.version());
        if (profile.at(before.version()).equals(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        return written(profile.at(before.version() + 1), before, """
                UPDATE number_profile SET name_zh = ?, name_en = ?, scope = ?, check_word = ?, most = ?, version = ?
                WHERE code = ?
                """);
    }

    private Saved<NumberProfile> written(NumberProfile profile, NumberProfile before, String sql) {
        database.use(h -> h.execute(
                sql,
                profile.nameZh(),
                profile.nameEn(),
                String.valueOf(profile.scope().code()),
                profile.check(),
                profile.most(),
                profile.version(),
                profile.code()));
        audit.changed(before == null ? "create" : "change", "number-profile", profile.code(), before, profile);
        return new Saved<>(profile, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    /** The profile that the material's numbers go by. @throws Problem {@code unknown-material} */
    @Needs(Permission.MASTER_READ)
    public NumberProfile of(String material) {
        long id = id(material);
        return get(index.ofMaterials(List.of(id)).getOrDefault(id, NumberProfile.USUAL));
    }

    /** Materials that name the profile, by code. @throws Problem {@code unknown-profile} */
    @Needs(Permission.MASTER_READ)
    public Page<Ref> materials(String profile, String after, Integer size) {
        get(profile);
        int limit = Page.size(size);
        Where where = new Where()
                .and("p.profile = :profile", "profile", profile)
                .and("m.code > :after", "after", Cursor.key(after));
        List<Ref> found = database.with(h -> where.on(h.createQuery("""
                        SELECT m.code, m.name_zh, m.name_en
                        FROM material_profile p JOIN material m ON m.id = p.material_id
                        <where> ORDER BY m.code FETCH FIRST :n ROWS ONLY
                        """))
                .bind("n", limit + 1)
                .map((rs, ctx) -> new Ref(rs.getString("code"), rs.getString("name_zh"), rs.getString("name_en")))
                .list());
        return Page.cut(found, limit, ref -> Cursor.of(ref.code()));
    }

    /**
     * From now on the material's numbers go by this profile; those that are there stay as they are.
     *
     * @throws Problem {@code unknown-material}, {@code unknown-profile}
     */
    @Needs(Permission.MASTER_WRITE)
    public NumberProfile assign(String material, String profile) {
        NumberProfile before = of(material);
        NumberProfile after = get(profile);
        if (!before.code().equals(after.code())) {
            long id = id(material);
            database.use(h -> {
                h.execute("DELETE FROM material_profile WHERE material_id = ?", id);
                h.execute("INSERT INTO material_profile (material_id, profile) VALUES (?, ?)", id, profile);
            });
            audit.changed(
                    "assign",
                    "material",
                    material,
                    Map.of("numberProfile", before.code()),
                    Map.of("numberProfile", after.code()));
        }
        return after;
    }

    private long id(String material) {
        MaterialKey key = materials.byCodes(List.of(material)).get(material);
        if (key == null) {
            throw Problem.notFound("unknown-material", "material", material);
        }
        return key.id();
    }
}
