package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.UnitView;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whole registers: units in every state, with their parts and their past. */
abstract class UnitRowsContract extends UnitRowsScene {
    @OnDerby
    static class DerbyUnitRowsTest extends UnitRowsContract {}

    @OnPostgres
    static class PostgresUnitRowsTest extends UnitRowsContract {}

    @Test
    void takesOverUnitsInEveryState() {
        accepted("""
                序列号,物料编码,状态,库位,客户
                ~A,BIKE,在库,B1,
                ~B,BIKE,在制,L1,
                ~C,BIKE,在途,,
                ~D,BIKE,已售,,C-1
                ~E,BIKE,维修中,SVC,C-1
                ~F,BIKE,已终结,,
                ~G,BIKE,报废,B1,
                ~H,BIKE,丢失,,
                ~I,BIKE,待分配,,
                ~J,BIKE,,成品库,
                ~K,BIKE,,,宁波绿行
                ~L,BIKE,,一线,
                """, 12);
        assertThat(state("A")).isEqualTo(StateWord.IN_STOCK);
        assertThat(state("B")).isEqualTo(StateWord.IN_PRODUCTION);
        assertThat(state("C")).isEqualTo(StateWord.IN_TRANSIT);
        assertThat(state("D")).isEqualTo(StateWord.SOLD);
        assertThat(state("E")).isEqualTo(StateWord.IN_REPAIR);
        assertThat(state("F")).isEqualTo(StateWord.ENDED);
        assertThat(units.get(p + "G").badges()).contains(Badge.SCRAPPED);
        assertThat(units.get(p + "H").badges()).contains(Badge.MISSING);
        assertThat(state("I")).isEqualTo(StateWord.UNASSIGNED);
        assertThat(state("J")).isEqualTo(StateWord.IN_STOCK);
        assertThat(state("K")).isEqualTo(StateWord.SOLD);
        assertThat(state("L")).isEqualTo(StateWord.IN_PRODUCTION);
        assertThat(units.get(p + "A").site()).isEqualTo("PL1");
        assertThat(units.get(p + "E").site()).isEqualTo("PL2");
    }

    @Test
    void tellsThePastAsEventsOfTheirOwnInTheirOrder() {
        accepted("""
                SN,Item,Status,Location,Customer,Production date,Received,Sale date,Order,Carrier,Tracking,Return date,Return reason,Work order
                ~1,BIKE,In stock,B1,C-1,2025-03-01,2025-03-02,2025-04-10,SO-77,SF,SF1234,2025-05-01,dent,WO-5
                """, 1);
        register("""
                序列号,物料编码,状态,库位,客户,发货日期,返修日期,故障,修复日期,处理措施
                ~2,BIKE,维修中,SVC,C-1,2025-04-10,2025-06-01,异响,,
                ~3,BIKE,已售,,C-1,2025-04-10,2025-06-01,进水,2025-06-09,换控制器
                """);
        assertThat(units.timeline(p + "1", null, null, 10).items())
                .extracting(TimelineEntry::step)
                .containsExactly("adopt", "past-returned", "past-shipped", "past-received", "past-made");
        TimelineEntry sale = units.timeline(p + "1", null, null, 10).items().get(2);
        assertThat(sale.happenedAt()).isEqualTo("2025-04-10T06:00:00Z");
        assertThat(sale.party().code()).isEqualTo("C-1");
        assertThat(sale.order()).isEqualTo("SO-77");
        assertThat(units.get(p + "1").sale().tracking()).isEqualTo("SF1234");
        assertThat(units.get(p + "1").warrantyFrom()).as("it came back").isNull();
        assertThat(units.get(p + "2").warrantyUntil()).isEqualTo("2027-04-10");
        assertThat(units.timeline(p + "2", "service", null, 10).items())
                .singleElement()
                .satisfies(e -> assertThat(e.fields()).containsEntry("fault", "异响"));
        assertThat(units.timeline(p + "3", "service", null, 10).items())
                .extracting(e -> e.fields().getOrDefault("measure", ""))
                .containsExactly("换控制器", "");
    }

    /** Else the pick list would take them in the order of the file. */
    @Test
    void whatIsInStockIsAsOldAsItsRegisterSays() {
        accepted("""
                SN,Item,Status,Location,Customer,Production date,Received,Sale date,Return date
                ~1,BIKE,In stock,B1,,2025-03-01,2025-03-02,,
                ~2,BIKE,In stock,B1,C-1,2025-01-01,2025-01-02,2025-01-10,2025-05-01
                ~3,BIKE,In stock,B1,,2025-02-01,,,
                ~4,BIKE,Sold,,C-1,2025-01-01,2025-01-02,2025-01-10,
                """, 4);
        assertThat(units.get(p + "1").stockedAt()).isEqualTo("2025-03-02T02:00:00Z");
        assertThat(units.get(p + "2").stockedAt()).isEqualTo("2025-05-01T07:00:00Z");
        assertThat(units.get(p + "3").stockedAt()).isEqualTo("2025-02-01T00:00:00Z");
        assertThat(units.get(p + "4").stockedAt()).isNull();
    }

    @Test
    void putsPartsIntoTheirParentsWhateverTheOrderOfTheRows() {
        accepted("""
                序列号,物料编码,状态,客户,所属整机,批次号,电芯批次,厂家序列号
                ~BAT,BAT,,,~BIKE,,LX-01,HC-~9
                ~MOT,MOT,已装机,,~BIKE,ML-1,,
                ~BIKE,BIKE,已售,C-1,,,,
                """, 3);
        Part tree = units.tree(p + "BIKE", Part.Direction.DOWN, null);
        assertThat(tree.parts())
                .extracting(Part::code, Part::position)
                .containsExactlyInAnyOrder(tuple(p + "MOT", "motor"), tuple(p + "BAT", "battery"));
        assertThat(tree.parts().stream()
                        .filter(x -> x.code().endsWith("BAT"))
                        .findFirst()
                        .orElseThrow()
                        .parts())
                .singleElement()
                .satisfies(cells -> {
                    assertThat(cells.lot()).isEqualTo("LX-01");
                    assertThat(cells.quantity()).isEqualByComparingTo("40");
                });
        UnitView battery = units.get("HC-" + p + "9");
        assertThat(battery.code()).isEqualTo(p + "BAT");
        assertThat(battery.state()).isEqualTo(StateWord.SOLD);
        assertThat(units.get(p + "MOT").lot()).isEqualTo("ML-1");
        assertThat(trace.fromLot("CELL", "LX-01").toString()).contains(p + "BIKE");
    }

    @Test
    void aPartIsInsideSinceTheDayThatTheRegisterNames() {
        accepted("""
                序列号,物料编码,所属整机,装入日期,生产日期,状态,库位
                ~BIKE,BIKE,,,2024-02-01,在库,B1
                ~MOT,MOT,~BIKE,2024-03-01,2024-01-15,,
                ~BAT,BAT,~BIKE,,,,
                """, 3);
        assertThat(units.tree(p + "BIKE", Part.Direction.DOWN, Instant.parse("2024-02-15T00:00:00Z"))
                        .parts())
                .isEmpty();
        assertThat(units.tree(p + "BIKE", Part.Direction.DOWN, Instant.parse("2024-03-02T00:00:00Z"))
                        .parts())
                .singleElement()
                .satisfies(motor -> {
                    assertThat(motor.code()).isEqualTo(p + "MOT");
                    assertThat(motor.takenOver()).isFalse();
                    assertThat(motor.since()).isEqualTo("2024-03-01T03:00:00Z");
                });
        assertThat(units.tree(p + "BIKE", Part.Direction.DOWN, null).parts())
                .extracting(Part::takenOver)
                .containsExactlyInAnyOrder(false, true);
        assertThat(units.timeline(p + "MOT", null, null, 10).items())
                .extracting(TimelineEntry::step)
                .contains("past-installed");
        ImportRun odd = register(
                "序列号,物料编码,所属整机,装入日期,生产日期,库位\n~X,MOT,,2024-03-01,,B1\n" + "~Y,MOT,~BIKE,2024-01-01,2024-01-15,\n");
        assertThat(imports.rejectCounts(odd.code())).containsOnlyKeys("installed-without-parent", "dates-out-of-order");
    }
}
