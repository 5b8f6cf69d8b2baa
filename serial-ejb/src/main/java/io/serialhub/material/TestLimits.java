package io.serialhub.material;

import io.serialhub.audit.Audit;
import io.serialhub.base.ContentVersion;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Rows;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;

/** What measurements of a material may show; a unit that is measured outside fails. */
@Stateless
@Door
public class TestLimits {
    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    MaterialIndex materials;

    @Inject
    LimitIndex limits;

    @Inject
    Audit audit;

    /** @throws Problem {@code unknown-material} */
    @Needs(Permission.MASTER_READ)
    public List<TestLimit> get(String material) {
        long id = id(material);
        return limits.of(List.of(id)).getOrDefault(id, List.of());
    }

    /**
     * Replaces all limits of the material; what was measured before keeps the limits of then.
     *
     * @param expectedVersion {@link ContentVersion} of those that the caller saw, or null to replace whatever stands there
     * @throws Problem {@code unknown-material}, {@code changed-meanwhile}, {@code characteristic-twice}
     */
    @Needs(Permission.MASTER_WRITE)
    public List<TestLimit> save(String material, List<TestLimit> all, String expectedVersion) {
        var seen = new HashSet<String>();
        for (TestLimit limit : all) {
            if (!seen.add(limit.characteristic())) {
                throw Problem.invalid("characteristic-twice", "characteristic", limit.characteristic());
            }
        }
        long id = id(material);
        List<TestLimit> before = get(material);
        ContentVersion.expect(material, expectedVersion, before);
        if (!before.equals(all)) {
            write(id, all);
            audit.changed("change", "test-limits", material, before, all);
        }
        return get(material);
    }

    private void write(long id, List<TestLimit> all) {
        database.use(h -> {
            h.createUpdate("DELETE FROM test_limit WHERE material_id = :id")
                    .bind("id", id)
                    .execute();
            rows.insert(
                    h,
                    "test_limit",
                    List.of(
                            "material_id",
                            "characteristic",
                            "name_zh",
                            "name_en",
                            "measured_in",
                            "lower_limit",
                            "upper_limit"),
                    all.stream()
                            .map(l -> new Object[] {
                                id, l.characteristic(), l.nameZh(), l.nameEn(), l.measuredIn(), l.lower(), l.upper()
                            })
                            .toList());
        });
    }

    private long id(String material) {
        MaterialKey key = materials.byCodes(List.of(material)).get(material);
        if (key == null) {
            throw Problem.notFound("unknown-material", "material", material);
        }
        return key.id();
    }
}
