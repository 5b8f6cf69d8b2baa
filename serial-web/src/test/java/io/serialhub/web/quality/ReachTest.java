package io.serialhub.web.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Ref;
import io.serialhub.genealogy.LotReach;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Ref DEALER = new Ref("C-1", "经销商", "Dealer");
    private static final Ref STORE = new Ref("W-1", "成品仓", "Store");

    @Test
    void barsAreInPerCentOfTheLongest() {
        Reach reach = Reach.of(new LotReach(
                1,
                List.of(new LotReach.Where(DEALER, 1, 1), new LotReach.Where(STORE, 1, 0)),
                List.of(new LotReach.Where(DEALER, 1, 1)),
                3));
        assertThat(reach.places())
                .containsExactly(
                        new Reach.Row(DEALER, 1, 1, "50.00", "50.00"), new Reach.Row(STORE, 1, 0, "50.00", "0.00"));
        assertThat(reach.owners()).containsExactly(new Reach.Row(DEALER, 1, 1, "50.00", "50.00"));
        assertThat(reach.elsewhere()).isEqualTo(3);
    }

    @Test
    void placesThatAreNotShownAreCounted() {
        List<LotReach.Where> ten = IntStream.range(0, 10)
                .mapToObj(i -> new LotReach.Where(new Ref("W" + i, "库", "Store"), 20 - i, 0))
                .toList();
        assertThat(Reach.of(new LotReach(0, ten, List.of(), 5)).elsewhere()).isEqualTo(2 + 5);
    }
}
