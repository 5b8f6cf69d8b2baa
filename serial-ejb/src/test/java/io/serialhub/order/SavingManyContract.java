package io.serialhub.order;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Bulk;
import io.serialhub.base.Draft;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.location.Location;
import io.serialhub.location.LocationFilter;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.lot.Lot;
import io.serialhub.lot.LotFilter;
import io.serialhub.lot.Lots;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.material.Tracking;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyFilter;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Master data and orders by the hundred: the good ones are saved, each bad one says why. */
abstract class SavingManyContract {
    @Inject
    Materials materials;

    @Inject
    Parties parties;

    @Inject
    Locations locations;

    @Inject
    Lots lots;

    @Inject
    Orders orders;

    @Inject
    AuditTrail trail;

    @OnDerby
    static class DerbySavingManyTest extends SavingManyContract {}

    @OnPostgres
    static class PostgresSavingManyTest extends SavingManyContract {}

    @Test
    void saysOfEachRowWhatBecameOfIt() {
        materials.save(material("M-SAME", "同", null), null);
        long version = materials.save(material("M-OLD", "旧", null), null).view().version();
        materials.save(material("M-OLD", "新", null), null);
        var answers = materials.saveAll(
                List.of(
                        any(material("M-NEW", "新", "6291041500220")),
                        any(material("M-SAME", "同", null)),
                        any(material("M-NEW", "又", null)),
                        new Draft<>(material("M-OLD", "更新", null), version),
                        new Draft<>(material("M-FIRST", "一", null), 3L),
                        any(material("M-GTIN", "占", "6291041500220"))),
                false);
        assertThat(answers)
                .extracting(RowAnswer::outcome)
                .containsExactly(Outcome.CREATED, Outcome.UNCHANGED, null, null, null, null);
        assertThat(answers.stream().map(SavingManyContract::code))
                .containsExactly("", "", "row-twice", "changed-meanwhile", "changed-meanwhile", "gtin-taken");
        assertThat(answers.get(0).version()).isEqualTo(materials.get("M-NEW").version());
        assertThat(materials.get("M-NEW").nameZh()).isEqualTo("新");
        assertThat(trail.list(new AuditFilter("material", "M-NEW", null, null, null), null, 10)
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("create"));
    }

    @Test
    void savesNothingOfAllWhenOneIsBad() {
        var answers = parties.saveAll(
                List.of(any(party("P-GOOD", "好")), any(party("P-TWICE", "一")), any(party("P-TWICE", "二"))), true);
        assertThat(answers.stream().map(SavingManyContract::code)).containsExactly("", "", "row-twice");
        assertThat(answers).extracting(RowAnswer::outcome).containsOnlyNulls();
        refused("unknown-party", () -> parties.get("P-GOOD"));
    }

    @Test
    void changesWhatStandsAndCountsItsVersionUp() {
        List<Draft<Party>> first = many(i -> party("P-CHG-" + i, "旧" + i), 30);
        assertThat(parties.saveAll(first, true)).extracting(RowAnswer::outcome).containsOnly(Outcome.CREATED);
        long version = parties.get("P-CHG-7").version();
        List<Draft<Party>> second = many(i -> party("P-CHG-" + i, i % 2 == 0 ? "旧" + i : "新" + i), 30);
        var answers = parties.saveAll(second, true);
        assertThat(answers).extracting(RowAnswer::outcome).contains(Outcome.CHANGED, Outcome.UNCHANGED);
        assertThat(parties.get("P-CHG-7").nameZh()).isEqualTo("新7");
        assertThat(parties.get("P-CHG-7").version())
                .isGreaterThan(version)
                .isEqualTo(answers.get(7).version());
        assertThat(trail.list(new AuditFilter("party", "P-CHG-7", null, null, null), null, 10)
                        .items())
                .hasSize(2);
    }

    @Test
    void takesPlacesWithWhatIsInsideThem() {
        var answers = locations.saveAll(
                Stream.concat(
                                Stream.of(
                                        any(place("L-WH", LocationKind.WAREHOUSE, null)),
                                        any(place("L-AISLE", LocationKind.BIN, "L-WH"))),
                                IntStream.range(0, 20)
                                        .mapToObj(i -> any(place("L-BIN-" + i, LocationKind.BIN, "L-AISLE"))))
                        .toList(),
                true);
        assertThat(answers).extracting(RowAnswer::outcome).containsOnly(Outcome.CREATED);
        assertThat(locations.get("L-BIN-19").parent()).isEqualTo("L-AISLE");
        assertThat(locations.get("L-BIN-19").site())
                .isEqualTo(locations.get("L-WH").site());
        var moved = locations.saveAll(
                List.of(
                        any(place("L-WH", LocationKind.WAREHOUSE, "L-BIN-1")),
                        any(place("L-LOST", LocationKind.BIN, "L-NOWHERE"))),
                false);
        assertThat(moved.stream().map(SavingManyContract::code)).containsExactly("location-cycle", "unknown-parent");
    }

    @Test
    void takesLotsOfManyMaterials() {
        materials.save(material("LM-1", "甲", null), null);
        materials.save(material("LM-2", "乙", null), null);
        parties.save(party("LM-S", "供"), null);
        var answers = lots.saveAll(
                List.of(
                        any(lot("LM-1", "A", "LM-S")),
                        any(lot("LM-2", "A", null)),
                        any(lot("LM-NONE", "A", null)),
                        any(lot("LM-1", "B", "NOBODY"))),
                false);
        assertThat(answers.stream().map(SavingManyContract::code))
                .containsExactly("", "", "unknown-material", "unknown-party");
        assertThat(lots.get("LM-1", "A").supplier()).isEqualTo("LM-S");
        assertThat(lots.saveAll(List.of(any(lot("LM-1", "A", "LM-S"))), true))
                .extracting(RowAnswer::outcome)
                .containsExactly(Outcome.UNCHANGED);
    }

    @Test
    void ordersThatStandAreChangedOrRefusedByTheSameRules() {
        materials.save(material("OC", "料", null), null);
        orders.saveAll(List.of(any(order("C-1", "OC")), any(order("C-2", "OC")), any(order("C-3", "OC"))), true);
        orders.cancel("C-2", "不要了");
        Order more = withLines("C-1", new OrderLine(1, "OC", 7, 0), new OrderLine(2, "OC", 3, 0));
        var answers = orders.saveAll(
                List.of(
                        any(more),
                        any(withLines("C-2", new OrderLine(1, "OC", 7, 0))),
                        any(order("C-3", "OC")),
                        new Draft<>(withLines("C-3", new OrderLine(1, "OC", 9, 0)), 99L)),
                false);
        assertThat(answers.stream().map(SavingManyContract::code))
                .containsExactly("", "order-cancelled", "", "row-twice");
        assertThat(answers)
                .extracting(RowAnswer::outcome)
                .containsExactly(Outcome.CHANGED, null, Outcome.UNCHANGED, null);
        assertThat(orders.get("C-1").order().lines()).isEqualTo(more.lines());
        assertThat(orders.get("C-1").version()).isEqualTo(answers.get(0).version());
        assertThat(orders.saveAll(List.of(new Draft<>(order("C-3", "OC"), 99L)), false).stream()
                        .map(SavingManyContract::code))
                .containsExactly("changed-meanwhile");
        assertThat(orders.find(List.of("C-1", "C-9"))).containsOnlyKeys("C-1");
    }

    @Test
    void takesOrdersOneByOneOrAllOfThem() {
        materials.save(material("OM", "料", null), null);
        var mixed = List.of(any(order("O-1", "OM")), any(order("O-2", "OM-NONE")), any(order("O-3", "OM")));
        var all = orders.saveAll(mixed, true);
        assertThat(all.stream().map(SavingManyContract::code)).containsExactly("", "unknown-material", "");
        refused("unknown-order", () -> orders.get("O-1"));
        var good = orders.saveAll(mixed, false);
        assertThat(good).extracting(RowAnswer::outcome).containsExactly(Outcome.CREATED, null, Outcome.CREATED);
        assertThat(orders.get("O-3").version()).isEqualTo(good.get(2).version());
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        materials.saveAll(
                List.of(
                        any(material("FIL-1", "筛", null)),
                        any(new Material("FIL-2", "筛", null, null, null, null, Tracking.NONE, null, 0, false, 0))),
                true);
        assertThat(materials
                        .list(new MaterialFilter("FIL-", Tracking.LOT, null), null, null)
                        .items())
                .extracting(Material::code)
                .containsExactly("FIL-1");
        assertThat(materials
                        .list(new MaterialFilter("FIL-", null, false), null, null)
                        .items())
                .extracting(Material::code)
                .containsExactly("FIL-2");
        parties.saveAll(List.of(any(party("FIL-S", "筛"))), true);
        assertThat(parties.list(new PartyFilter("FIL-", PartyKind.SUPPLIER, true), null, null)
                        .items())
                .hasSize(1);
        assertThat(parties.list(new PartyFilter("FIL-", null, false), null, null)
                        .items())
                .isEmpty();
        lots.saveAll(List.of(any(lot("FIL-1", "FL", "FIL-S")), any(lot("FIL-1", "FM", null))), true);
        assertThat(lots.list(new LotFilter(null, "FIL-1", null), null, null).items())
                .hasSize(2);
        assertThat(lots.list(new LotFilter(null, "FIL-1", "FIL-S"), null, null).items())
                .extracting(Lot::code)
                .containsExactly("FL");
        locations.saveAll(List.of(any(place("FIL-L", LocationKind.WAREHOUSE, null))), true);
        String site = locations.get("FIL-L").site();
        assertThat(locations
                        .list(new LocationFilter("FIL-", null, site, true), null, null)
                        .items())
                .hasSize(1);
        assertThat(locations
                        .list(new LocationFilter("FIL-", null, "ELSEWHERE", null), null, null)
                        .items())
                .isEmpty();
    }

    @Test
    void refusesMoreThanItSaysItTakes() {
        refused("too-many-rows", () -> parties.saveAll(many(i -> party("P-M-" + i, "多"), Bulk.MOST + 1), false));
    }

    private static String code(RowAnswer answer) {
        return answer.reason() == null ? "" : answer.reason().code();
    }

    private static <T> Draft<T> any(T document) {
        return new Draft<>(document, null);
    }

    private static <T> List<Draft<T>> many(java.util.function.IntFunction<T> document, int n) {
        return IntStream.range(0, n).mapToObj(i -> any(document.apply(i))).toList();
    }

    private static Material material(String code, String name, String gtin) {
        return new Material(code, name, null, null, null, null, Tracking.LOT, gtin, 0, true, 0);
    }

    private static Party party(String code, String name) {
        return new Party(code, PartyKind.SUPPLIER, name, null, null, null, null, null, true, 0);
    }

    private static Location place(String code, LocationKind kind, String parent) {
        return new Location(code, kind, parent, code, null, null, true, 0);
    }

    private static Lot lot(String material, String code, String supplier) {
        return new Lot(material, code, supplier, null, null, BigDecimal.TEN, 0, 0);
    }

    private static Order order(String code, String material) {
        return withLines(code, new OrderLine(1, material, 5, 0));
    }

    private static Order withLines(String code, OrderLine... lines) {
        return new Order(code, OrderKind.WORK, null, null, null, null, null, null, null, null, List.of(lines), 0);
    }
}
