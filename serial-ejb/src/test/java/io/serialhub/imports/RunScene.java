package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import io.serialhub.location.Locations;
import io.serialhub.material.Materials;
import io.serialhub.party.Parties;
import io.serialhub.testkit.Hub;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Files that are handed in, and the runs that read them. */
abstract class RunScene {
    @Inject
    Hub hub;

    @Inject
    Imports imports;

    @Inject
    ImportFiles files;

    @Inject
    Parties parties;

    @Inject
    Materials materials;

    @Inject
    Locations locations;

    @Inject
    Database database;

    static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test");
    }

    static void balanced(ImportRun run) {
        assertThat(run.accepted() + run.already() + run.rejected()).isEqualTo(run.readRows());
        assertThat(run.warned()).isLessThanOrEqualTo(run.accepted());
    }

    int count(String table) {
        return database.with(h -> h.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
