package io.serialhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.approval.Approval;
import io.serialhub.approval.Approvals;
import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.ledger.Births;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.Units;
import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.material.BomKind;
import io.serialhub.material.BomLine;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.Materials;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import io.serialhub.order.Order;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderLine;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.Hub;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells what happens to units in the words of the house, through the doors alone: {@code story.when("ship")
 * .order("SO-1").units("B-1").happens()}. The scene is a maker of e-bikes with a warehouse, a service point, a dealer,
 * two customers and a supplier; numbers and orders are chosen by each story.
 */
public class Story {
    @Inject
    Materials materials;

    @Inject
    MaterialIndex materialIndex;

    @Inject
    Parties parties;

    @Inject
    Locations locations;

    @Inject
    Orders orders;

    @Inject
    Births births;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @Inject
    Approvals approvals;

    @Inject
    Integrity integrity;

    private Hub hub;

    /** Puts the scene up; a second call changes nothing. */
    public void scene(Hub house) {
        hub = house;
        if (locations.sites().stream().noneMatch(site -> site.code().equals(Hub.SITE))) {
            locations.saveSite(new Site(Hub.SITE, "宁波一厂", "Ningbo 1", "Asia/Shanghai"));
        }
        material("BIKE", Tracking.SERIAL, 24, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        material("BIKE-2", Tracking.SERIAL, 24, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        material("BIKE-R", Tracking.SERIAL, 12, BomKind.ASSEMBLY, WarrantyStart.REGISTRATION);
        material("MOTOR", Tracking.SERIAL, 12, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        material("BATTERY", Tracking.SERIAL, 12, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        material("MANUAL", Tracking.NONE, 0, BomKind.ASSEMBLY, WarrantyStart.DELIVERY);
        material("TOUR-SET", Tracking.SERIAL, 0, BomKind.KIT, WarrantyStart.DELIVERY);
        materials.saveBom(
                "TOUR-SET",
                List.of(
                        new BomLine("10", "BIKE", BigDecimal.ONE),
                        new BomLine("20", "BATTERY", new BigDecimal(2)),
                        new BomLine("30", "MANUAL", BigDecimal.ONE)));
        party("OWN", PartyKind.OWN);
        party("ANNA", PartyKind.CUSTOMER);
        party("BEN", PartyKind.CUSTOMER);
        party("DEALER", PartyKind.DEALER);
        party("MAKER", PartyKind.SUPPLIER);
        place("LINE", LocationKind.LINE);
        place("WH", LocationKind.WAREHOUSE);
        place("WH-2", LocationKind.WAREHOUSE);
        place("SVC", LocationKind.SERVICE);
    }

    public void material(String code, Tracking tracking, int warranty, BomKind kind, WarrantyStart start) {
        materials.save(
                new Material(code, code, code, null, null, null, tracking, null, warranty, kind, start, true, 0), null);
    }

    private void party(String code, PartyKind kind) {
        parties.save(new Party(code, kind, code, code, null, null, null, null, true, 0), null);
    }

    private void place(String code, LocationKind kind) {
        locations.save(new Location(code, kind, null, code, code, Hub.SITE, true, 0), null);
    }

    /** So many of each material: {@code sells("SO-1", "ANNA", 2, "BIKE", 1, "MOTOR")}. */
    public void sells(String order, String customer, Object... lines) {
        order(order, OrderKind.SALES, customer, null, lines);
    }

    public void buys(String order, String supplier, Object... lines) {
        order(order, OrderKind.PURCHASE, supplier, "WH", lines);
    }

    public void makes(String order, Object... lines) {
        order(order, OrderKind.WORK, null, "LINE", lines);
    }

    public void transfers(String order, String destination, Object... lines) {
        order(order, OrderKind.TRANSFER, null, destination, lines);
    }

    public void takesBack(String order, String customer, Object... lines) {
        order(order, OrderKind.RETURN, customer, "WH", lines);
    }

    private void order(String code, OrderKind kind, String party, String place, Object... lines) {
        List<OrderLine> asked = Stream.iterate(0, i -> i < lines.length, i -> i + 2)
                .map(i -> new OrderLine((i / 2 + 1) * 10, (String) lines[i + 1], (Integer) lines[i], 0))
                .toList();
        orders.save(new Order(code, kind, null, party, place, null, null, null, null, null, asked, 0), null);
    }

    public OrderView order(String code) {
        return orders.get(code);
    }

    /** Numbers of our own that nothing carries yet. */
    public void numbers(String material, String... codes) {
        long id = materialIndex.byCodes(List.of(material)).get(material).id();
        hub.inTransaction(() -> births.allocate(List.of(codes), new Births.Chunk(id, null, null, Hub.SITE)));
    }

    /** Made under a work order of their own and received into the warehouse. */
    public void inStock(String material, String... codes) {
        numbers(material, codes);
        String order = "WO-OF-" + codes[0];
        makes(order, codes.length, material);
        when("commission").order(order).units(codes).happens();
        when("receive").at("WH").units(codes).happens();
    }

    /** In stock, then shipped under an order of their own. */
    public void soldTo(String customer, String material, String... codes) {
        inStock(material, codes);
        String order = "SO-OF-" + codes[0];
        sells(order, customer, codes.length, material);
        when("ship").order(order).units(codes).happens();
    }

    /** Something is about to happen; say with what, then whether it does. */
    public Happening when(String step) {
        return new Happening(ledger, step);
    }

    /** One person asks, another agrees. */
    public void withConsent(Happening happening) {
        Approval asked = approvals.request(happening.recording());
        colleague().run(() -> approvals.approve(asked.code(), "agreed"));
    }

    /** Somebody else with every right. */
    public static Actor colleague() {
        return new Actor("chen", "Chen", EnumSet.allOf(Permission.class), "test", Hub.SITE, Locale.ENGLISH);
    }

    /** The unit of that number as it stands now. */
    public UnitSays unit(String code) {
        return new UnitSays(units.get(code));
    }

    /** Of a number that units of several materials share. */
    public UnitSays unit(String code, String material) {
        return new UnitSays(units.get(code, material));
    }

    /** What happened to it, oldest first. */
    public List<String> life(String code) {
        List<String> newestFirst = units.timeline(code, null, null, 200).items().stream()
                .map(TimelineEntry::step)
                .toList();
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** Whatever was told: states, orders and chains follow from the events. */
    public void addsUp() {
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    static Item[] items(String role, String material, String lot, String... codes) {
        return Arrays.stream(codes)
                .map(code -> new Item(code, role, null, material, lot, null, null, null))
                .toArray(Item[]::new);
    }
}
