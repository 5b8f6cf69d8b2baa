package io.serialhub.location;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Actor;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Locations and sites, on both databases. */
abstract class LocationsContract {
    @Inject
    Locations locations;

    @Inject
    LocationIndex index;

    @Inject
    AuditTrail trail;

    @OnDerby
    static class DerbyLocationsTest extends LocationsContract {}

    @OnPostgres
    static class PostgresLocationsTest extends LocationsContract {}

    @Test
    void aNewInstallationHasOneSite() {
        assertThat(locations.sites()).extracting(Site::code).contains(Hub.SITE);
    }

    @Test
    void aSiteIsSavedOnceAndChanged() {
        Site site = new Site("SH1", "上海", "Shanghai", "Asia/Shanghai");
        assertThat(locations.saveSite(site).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(locations.saveSite(site).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(locations
                        .saveSite(new Site("SH1", "上海厂", null, "Asia/Shanghai"))
                        .outcome())
                .isEqualTo(Outcome.CHANGED);
        assertThat(locations.sites()).contains(new Site("SH1", "上海厂", "上海厂", "Asia/Shanghai"));
        refused("unknown-time-zone", () -> new Site("SH2", "上海", null, "Asia/Peking-Duck"));
    }

    @Test
    void aLocationTakesTheSiteOfItsParentAndElseOfWhoMakesIt() {
        assertThat(locations
                        .save(plain("WH", LocationKind.WAREHOUSE, null), null)
                        .view()
                        .site())
                .isEqualTo(Hub.SITE);
        locations.saveSite(new Site("S2", "二厂", null, "UTC"));
        locations.save(at("S2", plain("WH2", LocationKind.WAREHOUSE, null)), null);
        assertThat(locations
                        .save(plain("BIN2", LocationKind.BIN, "WH2"), null)
                        .view()
                        .site())
                .isEqualTo("S2");
        refused(
                "location-site-of-parent",
                () -> locations.save(at(Hub.SITE, plain("B", LocationKind.BIN, "WH2")), null));
        refused("unknown-site", () -> locations.save(at("NOPE", plain("B", LocationKind.BIN, null)), null));
        refused("unknown-parent", () -> locations.save(plain("B", LocationKind.BIN, "NOPE"), null));
        refused(
                "site-missing",
                () -> Actor.system("test", "").run(() -> locations.save(plain("B", LocationKind.BIN, null), null)));
        refused(
                "location-site-inside",
                () -> locations.save(at(Hub.SITE, plain("WH2", LocationKind.WAREHOUSE, null)), null));
    }

    @Test
    void theSameAgainChangesNothing() {
        locations.save(plain("UP", LocationKind.PLANT, null), null);
        var made = locations.save(plain("LINE", LocationKind.LINE, "UP"), null);
        assertThat(locations.get("LINE")).isEqualTo(made.view());
        assertThat(locations
                        .save(
                                plain("LINE", LocationKind.LINE, "UP"),
                                made.view().version())
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(locations.save(plain("LINE", LocationKind.LINE, null), null).outcome())
                .isEqualTo(Outcome.CHANGED);
        refused(
                "changed-meanwhile",
                () -> locations.save(
                        plain("LINE", LocationKind.LINE, "UP"), made.view().version()));
        assertThat(trail.list(AuditFilter.ofObject("location", "LINE"), null, null)
                        .items())
                .hasSize(2);
    }

    @Test
    void aLocationIsNeverInsideItself() {
        locations.save(plain("R1", LocationKind.WAREHOUSE, null), null);
        locations.save(plain("R2", LocationKind.BIN, "R1"), null);
        locations.save(plain("R3", LocationKind.BIN, "R2"), null);
        refused("location-cycle", () -> locations.save(plain("R1", LocationKind.WAREHOUSE, "R3"), null));
        refused("location-cycle", () -> locations.save(plain("R1", LocationKind.WAREHOUSE, "R1"), null));
        assertThat(locations.save(plain("R3", LocationKind.BIN, "R1"), null).outcome())
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void listsShowTheParentAndCanBeNarrowed() {
        locations.save(plain("LST-1", LocationKind.SHOP, null), null);
        locations.save(plain("LST-2", LocationKind.BIN, "LST-1"), null);
        assertThat(locations.list("lst", LocationKind.BIN, null, null).items())
                .extracting(Location::code, Location::parent)
                .containsExactly(tuple("LST-2", "LST-1"));
        var first = locations.list("lst-", null, null, 1);
        assertThat(locations.list("lst-", null, first.next(), 1).items())
                .extracting(Location::code)
                .containsExactly("LST-2");
        LocationKey key = index.byCodes(List.of("LST-2")).get("LST-2");
        assertThat(index.byIds(List.of(key.id())).get(key.id()).kind()).isEqualTo(LocationKind.BIN);
        refused("unknown-location", () -> locations.get("NOPE"));
    }

    private static Location plain(String code, LocationKind kind, String parent) {
        return new Location(code, kind, parent, code, null, null, true, 0);
    }

    private static Location at(String site, Location location) {
        return location.at(site);
    }
}
