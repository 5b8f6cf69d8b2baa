package io.serialhub.location;

import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a location may not become, once others stand inside it or history names it. */
@Dependent
class PlaceRules {
    private final Database database;

    @Inject
    PlaceRules(Database database) {
        this.database = database;
    }

    void check(long id, Location before, Location after, Long parentId) {
        if (before.kind() != after.kind() || !before.site().equals(after.site())) {
            refuseUsed(id, before);
            refuseOtherSiteInside(id, after);
        }
        if (parentId != null && !after.parent().equals(before.parent())) {
            refuseCycle(id, after, parentId);
        }
    }

    /** Past events were judged by the kind and site that the place had. */
    private void refuseUsed(long id, Location before) {
        if (any("SELECT id FROM event WHERE place_id = :id FETCH FIRST 1 ROWS ONLY", id)
                .isPresent()) {
            throw Problem.conflict("location-in-use", "location", before.code());
        }
    }

    private void refuseOtherSiteInside(long id, Location after) {
        String sql = "SELECT code FROM location WHERE parent_id = :id AND site <> :site FETCH FIRST 1 ROWS ONLY";
        database.with(h -> h.createQuery(sql)
                        .bind("id", id)
                        .bind("site", after.site())
                        .mapTo(String.class)
                        .findFirst())
                .ifPresent(inside -> {
                    throw Problem.conflict("location-site-inside", "location", after.code(), "inside", inside);
                });
    }

    /** Two moves at once could close a cycle that neither sees alone; so places move one after the other. */
    private void refuseCycle(long id, Location after, long parentId) {
        database.use(h -> h.execute("LOCK TABLE location IN EXCLUSIVE MODE"));
        Optional<Long> above = Optional.of(parentId);
        while (above.isPresent()) {
            if (above.get() == id) {
                throw Problem.conflict("location-cycle", "location", after.code(), "parent", after.parent());
            }
            above = any("SELECT parent_id FROM location WHERE id = :id AND parent_id IS NOT NULL", above.get());
        }
    }

    private Optional<Long> any(String sql, long id) {
        return database.with(
                h -> h.createQuery(sql).bind("id", id).mapTo(Long.class).findFirst());
    }
}
