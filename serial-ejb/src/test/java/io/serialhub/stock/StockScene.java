package io.serialhub.stock;

import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.material.BomKind;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import io.serialhub.story.Story;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** A material and a warehouse with two bins for each test, so that no test sees another's stock. */
abstract class StockScene {
    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    Locations locations;

    @Inject
    TestClock clock;

    private static int run;
    String material;
    String wh;

    @BeforeEach
    void scene() {
        story.scene(hub);
        String n = String.valueOf(++run);
        material = "P" + n;
        wh = "W" + n;
        story.material(material, Tracking.SERIAL, 0, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        place(wh, LocationKind.WAREHOUSE, null);
        place(wh + "-A", LocationKind.BIN, wh);
        place(wh + "-B", LocationKind.BIN, wh);
    }

    private void place(String code, LocationKind kind, String parent) {
        locations.save(new Location(code, kind, parent, code, code, Hub.SITE, true, 0), null);
    }

    /** Bought and received into bin A, each an hour after the one before. */
    void received(String lot, String... units) {
        String order = "PO-" + material + "-" + units[0];
        story.buys(order, "MAKER", units.length, material);
        for (String unit : units) {
            story.when("receive")
                    .order(order)
                    .at(wh + "-A")
                    .supplied(material, lot, unit)
                    .happens();
            clock.advance(Duration.ofHours(1));
        }
    }
}
