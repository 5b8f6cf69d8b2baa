package io.serialhub.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Rows;
import io.serialhub.location.Location;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.Materials;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an order's lines say about stock, on both databases. */
abstract class StockAtHandContract {
    private static final Instant FIRST = Instant.parse("2026-02-03T04:05:06.123456Z");

    @Inject
    Orders orders;

    @Inject
    Materials materials;

    @Inject
    MaterialIndex materialIndex;

    @Inject
    Locations locations;

    @Inject
    LocationIndex locationIndex;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    private long material;
    private long place;

    @OnDerby
    static class DerbyStockAtHandTest extends StockAtHandContract {}

    @OnPostgres
    static class PostgresStockAtHandTest extends StockAtHandContract {}

    @BeforeEach
    void aMaterialAndAWarehouse() {
        materials.save(new Material("TV", "电视", "TV", null, null, null, null, null, 0, true, 0), null);
        materials.save(new Material("NEW", "新品", "New", null, null, null, null, null, 0, true, 0), null);
        locations.save(new Location("WH", LocationKind.WAREHOUSE, null, "仓", null, null, true, 0), null);
        locations.saveSite(new Site("XX", "别处", "Elsewhere", "Asia/Shanghai"));
        locations.save(new Location("WH2", LocationKind.WAREHOUSE, null, "远仓", null, "XX", true, 0), null);
        material = materialIndex.byCodes(List.of("TV")).get("TV").id();
        place = locationIndex.byCodes(List.of("WH")).get("WH").id();
    }

    @Test
    void onlyWhatCouldBeTakenCountsAndTheOldestIsNamed() {
        long oldest = unit("U-1", Hub.SITE, "L", "G", 0, 0);
        unit("U-2", Hub.SITE, "L", "G", 0, 0);
        unit("ON-HOLD", Hub.SITE, "L", "G", 1, 0);
        unit("RECALLED", Hub.SITE, "L", "G", 0, 1);
        unit("DEFECTIVE", Hub.SITE, "L", "D", 0, 0);
        unit("MISSING", Hub.SITE, "U", "G", 0, 0);
        unit("ON-THE-WAY", Hub.SITE, "T", "G", 0, 0);
        place = locationIndex.byCodes(List.of("WH2")).get("WH2").id();
        unit("ELSEWHERE", Hub.SITE, "L", "G", 0, 0);
        database.use(h -> h.createUpdate("UPDATE unit SET stocked_at = :at WHERE id = :id")
                .bind("at", FIRST)
                .bind("id", oldest)
                .execute());
        List<OrderLine> lines = List.of(new OrderLine(10, "TV", 5, 0), new OrderLine(20, "NEW", 5, 0));
        orders.save(new Order("WO", OrderKind.WORK, null, null, null, null, null, null, null, null, lines, 0), null);

        List<OrderLineView> seen = orders.get("WO").lines();

        assertThat(seen).extracting(OrderLineView::inStock).containsExactly(2, 0);
        assertThat(seen).extracting(OrderLineView::oldestInStockAt).containsExactly(FIRST, null);
    }

    private long unit(String code, String site, String custody, String quality, int holds, int recalls) {
        long id = ids.next("unit");
        List<String> columns = List.of(
                "id",
                "code",
                "code_key",
                "uniq",
                "material_id",
                "site",
                "number_state",
                "custody",
                "place_id",
                "place_kind",
                "quality",
                "owner_kind",
                "holds",
                "recalls",
                "cases",
                "seq");
        Object[] row = {
            id, code, code, code, material, site, "C", custody, place, "W", quality, "O", holds, recalls, 0, 3
        };
        database.use(h -> rows.insert(h, "unit", columns, List.<Object[]>of(row)));
        return id;
    }
}
