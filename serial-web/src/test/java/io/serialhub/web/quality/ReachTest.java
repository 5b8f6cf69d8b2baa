package io.serialhub.web.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Ref;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.LotTrace.Affected;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.UnitRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Ref DEALER = new Ref("C-1", "经销商", "Dealer");
    private static final Ref STORE = new Ref("W-1", "成品仓", "Store");

    @Test
    void countsWhatStandsByItselfWhereItIsAndWhoseItIs() {
        List<Affected> certain = List.of(
                affected(unit("BIKE-1", DEALER, DEALER), null, false),
                affected(unit("BIKE-2", STORE, null), Instant.EPOCH, false),
                affected(unit("BAT-1", new Ref("BIKE-1", "车", "Bike"), DEALER), null, true),
                affected(unit("BAT-2", new Ref("BIKE-2", "车", "Bike"), null), null, true));
        List<Affected> possible = List.of(affected(unit("BIKE-3", DEALER, DEALER), null, false));

        Reach reach = Reach.of(new LotTrace(new Ref("CELL", "电芯", "Cell"), "L-1", certain, possible, null));

        assertThat(reach.out()).isEqualTo(1);
        assertThat(reach.places())
                .containsExactly(
                        new Reach.Row(DEALER, 1, 1, "50.00", "50.00"), new Reach.Row(STORE, 1, 0, "50.00", "0.00"));
        assertThat(reach.owners()).containsExactly(new Reach.Row(DEALER, 1, 1, "50.00", "50.00"));
    }

    private static UnitRow unit(String code, Ref place, Ref owner) {
        return new UnitRow(code, new Ref("M", "物料", "Material"), StateWord.SOLD, List.of(), place, owner);
    }

    private static Affected affected(UnitRow unit, Instant until, boolean inside) {
        return new Affected(unit, null, Instant.EPOCH, until, null, inside);
    }
}
