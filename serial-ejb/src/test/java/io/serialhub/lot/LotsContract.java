package io.serialhub.lot;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.Materials;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lots, on both databases. */
abstract class LotsContract {
    @Inject
    Hub hub;

    @Inject
    Lots lots;

    @Inject
    LotIndex index;

    @Inject
    Materials materials;

    @Inject
    MaterialIndex materialIndex;

    @Inject
    Parties parties;

    @Inject
    Database database;

    @OnDerby
    static class DerbyLotsTest extends LotsContract {}

    @OnPostgres
    static class PostgresLotsTest extends LotsContract {}

    @BeforeEach
    void twoMaterialsAndASupplier() {
        materials.save(new Material("CELL", "电芯", "Cell", null, null, null, null, null, 0, true, 0), null);
        materials.save(new Material("CASE", "外壳", "Case", null, null, null, null, null, 0, true, 0), null);
        parties.save(new Party("SUP", PartyKind.SUPPLIER, "供应商", null, null, null, null, null, true, 0), null);
    }

    @Test
    void aLotIsKeptAsItWasSentAndSavedOnce() {
        Lot sent = new Lot(
                "CELL", "L-1", "SUP", LocalDate.of(2026, 1, 31), LocalDate.of(2027, 1, 31), decimal("500.5"), 0, 0);
        var saved = lots.save(sent, null);
        assertThat(saved.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(lots.get("CELL", "L-1")).isEqualTo(saved.view()).matches(sent::saysTheSameAs);
        assertThat(lots.save(sent, saved.view().version()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(lots.save(new Lot("CELL", "L-1", null, null, null, null, 7, 0), null)
                        .view()
                        .supplier())
                .isNull();
        refused("changed-meanwhile", () -> lots.save(sent, saved.view().version()));
    }

    @Test
    void aLotCodeIsUniqueOnlyWithinItsMaterial() {
        lots.save(plain("CELL", "TWIN"), null);
        lots.save(plain("CASE", "TWIN"), null);
        var first = lots.find("TWIN", null, 1);
        assertThat(first.items()).extracting(Lot::material).containsExactly("CASE");
        assertThat(lots.find("TWIN", first.next(), 1))
                .satisfies(page ->
                        assertThat(page.items()).extracting(Lot::material).containsExactly("CELL"))
                .satisfies(page -> assertThat(page.next()).isNull());
    }

    @Test
    void holdsStayWhenTheRestIsSaved() {
        lots.save(plain("CELL", "HELD"), null);
        database.use(h -> h.execute("UPDATE lot SET holds = 2 WHERE code = 'HELD'"));
        assertThat(lots.save(new Lot("CELL", "HELD", "SUP", null, null, null, 0, 0), null)
                        .view()
                        .holds())
                .isEqualTo(2);
        assertThat(lots.get("CELL", "HELD").holds()).isEqualTo(2);
    }

    @Test
    void theListFindsTextInLotMaterialAndSupplier() {
        lots.save(new Lot("CELL", "FIND-1", "SUP", null, null, null, 0, 0), null);
        lots.save(plain("CASE", "FIND-2"), null);
        assertThat(lots.list(LotFilter.containing("find"), null, null).items())
                .extracting(Lot::code)
                .containsExactly("FIND-2", "FIND-1");
        assertThat(lots.list(LotFilter.containing("电芯"), null, null).items())
                .extracting(Lot::code)
                .contains("FIND-1");
        var first = lots.list(LotFilter.containing("find"), null, 1);
        assertThat(lots.list(LotFilter.containing("find"), first.next(), 1).items())
                .extracting(Lot::code)
                .containsExactly("FIND-1");
    }

    @Test
    void aLotThatCannotBeIsRefused() {
        refused("unknown-lot", () -> lots.get("CELL", "NOPE"));
        refused("unknown-material", () -> lots.save(plain("NOPE", "L"), null));
        refused("unknown-party", () -> lots.save(new Lot("CELL", "L", "NOPE", null, null, null, 0, 0), null));
        refused("quantity-negative", () -> new Lot("CELL", "L", null, null, null, decimal("-1"), 0, 0));
        refused("quantity-too-fine", () -> new Lot("CELL", "L", null, null, null, decimal("0.00001"), 0, 0));
        LocalDate day = LocalDate.of(2026, 5, 1);
        refused("lot-expires-before-made", () -> new Lot("CELL", "L", null, day, day.minusDays(1), null, 0, 0));
    }

    @Test
    void aLotIsMadeOnFirstSight() {
        long cell = materialId("CELL");
        LotKey made = index.ensure(cell, "NEW");
        assertThat(index.ensure(cell, "NEW")).isEqualTo(made);
        var both = index.ensure(List.of(new LotName(cell, "NEW"), new LotName(materialId("CASE"), "NEW")));
        assertThat(both).hasSize(2).containsEntry(new LotName(cell, "NEW"), made);
        assertThat(lots.get("CASE", "NEW").supplier()).isNull();
    }

    @Test
    void twoWhoSeeALotFirstGetTheSame() throws Exception {
        long cell = materialId("CELL");
        var seen = new CountDownLatch(1);
        var second = CompletableFuture.supplyAsync(() -> {
            await(seen);
            return index.ensure(cell, "RACE");
        });
        hub.inTransaction(() -> {
            index.ensure(cell, "RACE");
            seen.countDown();
            pause();
        });
        assertThat(second.get(3, TimeUnit.MINUTES)).isEqualTo(index.ensure(cell, "RACE"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(3, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long materialId(String code) {
        return materialIndex.byCodes(List.of(code)).get(code).id();
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static Lot plain(String material, String code) {
        return new Lot(material, code, null, null, null, null, 0, 0);
    }
}
