package io.serialhub.material;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.audit.AuditEntry;
import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Actor;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Materials and bills of material, on both databases. */
abstract class MaterialsContract {
    @Inject
    Materials materials;

    @Inject
    MaterialIndex index;

    @Inject
    AuditTrail trail;

    @OnDerby
    static class DerbyMaterialsTest extends MaterialsContract {}

    @OnPostgres
    static class PostgresMaterialsTest extends MaterialsContract {}

    @Test
    void aMaterialIsKeptAsItWasSent() {
        Material sent = new Material(
                "PJC", "投影机", "Projector", "4K, 3000 lm", "白", "台", Tracking.SERIAL, "6291041500213", 24, true, 0);
        Saved<Material> saved = materials.save(sent, null);
        assertThat(saved.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(saved.view().saysTheSameAs(sent)).isTrue();
        assertThat(materials.get("PJC")).isEqualTo(saved.view());
        assertThat(saved.view().gtin()).isEqualTo("06291041500213");
        assertThat(index.byGtins(Set.of("06291041500213")).get("06291041500213").code())
                .isEqualTo("PJC");
    }

    @Test
    void theSameAgainChangesNothingAndIsNotAudited() {
        Saved<Material> first = materials.save(plain("SAME", "同样"), null);
        Saved<Material> again = materials.save(plain(" SAME ", "同样 "), null);
        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.view()).isEqualTo(first.view());
        assertThat(audited("material", "SAME")).hasSize(1);
    }

    @Test
    void aChangeCountsTheVersionUpAndIsAudited() {
        long version = materials.save(plain("CHG", "旧名"), null).view().version();
        Saved<Material> changed = materials.save(plain("CHG", "新名"), version);
        assertThat(changed.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(changed.view().version()).isGreaterThan(version);
        AuditEntry entry = audited("material", "CHG").get(0);
        assertThat(entry.action()).isEqualTo("change");
        assertThat(entry.before().toString()).contains("旧名");
        assertThat(entry.after().toString()).contains("新名");
    }

    @Test
    void whoSawAnOldVersionIsRefused() {
        long version = materials.save(plain("OLD", "一"), null).view().version();
        materials.save(plain("OLD", "二"), version);
        refused("changed-meanwhile", () -> materials.save(plain("OLD", "三"), version));
        refused("changed-meanwhile", () -> materials.save(plain("NEVER-THERE", "三"), 4L));
        assertThat(materials.get("OLD").nameZh()).isEqualTo("二");
    }

    @Test
    void oneGtinStandsForOneMaterial() {
        materials.save(withGtin("G1", "96385074"), null);
        refused("gtin-taken", () -> materials.save(withGtin("G2", "96385074"), null));
        assertThat(materials.save(withGtin("G1", "00000096385074"), null).outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused("unknown-material", () -> materials.get("NOPE"));
        refused("unknown-material", () -> materials.bom("NOPE"));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            materials.save(plain("PAGE" + i, "分页"), null);
        }
        var codes = new ArrayList<String>();
        String next = null;
        do {
            Page<Material> page = materials.list(MaterialFilter.containing("page"), next, 3);
            page.items().forEach(m -> codes.add(m.code()));
            next = page.next();
        } while (next != null);
        assertThat(codes).containsExactly("PAGE0", "PAGE1", "PAGE2", "PAGE3", "PAGE4", "PAGE5", "PAGE6");
        refused("bad-cursor", () -> materials.list(MaterialFilter.ALL, "%%%", 3));
    }

    @Test
    void aBillHasAVersionByWhatItSays() {
        for (String code : List.of("VA", "VB", "VC")) {
            materials.save(plain(code, code), null);
        }
        String empty = materials.bomVersion(materials.bom("VA"));
        var first =
                materials.saveBom("VA", List.of(line("1", "VB", "1")), empty).view();
        String seen = materials.bomVersion(first);
        assertThat(seen).isNotEqualTo(empty);
        materials.save(plain("VB", "改名"), null);
        assertThat(materials.bomVersion(materials.bom("VA")))
                .as("names do not count")
                .isEqualTo(seen);
        materials.saveBom("VA", List.of(line("1", "VC", "1")), seen);
        refused("changed-meanwhile", () -> materials.saveBom("VA", List.of(line("1", "VB", "2")), seen));
    }

    @Test
    void searchFindsEitherLanguageInAnyCaseAndTakesSignsLiterally() {
        materials.save(
                new Material("SRCH-1", "100%纯铜线", "Pure Copper_Wire", null, null, null, Tracking.LOT, null, 0, true, 0),
                null);
        for (String text : List.of("srch-1", "纯铜", "COPPER", "100%", "r_w")) {
            assertThat(materials
                            .list(MaterialFilter.containing(text), null, null)
                            .items())
                    .as(text)
                    .extracting(Material::code)
                    .contains("SRCH-1");
        }
        assertThat(materials
                        .list(MaterialFilter.containing("copper%wire"), null, null)
                        .items())
                .isEmpty();
        assertThat(materials.list(MaterialFilter.containing("!"), null, null).items())
                .isEmpty();
    }

    @Test
    void aBillOfMaterialIsReplacedAsAWhole() {
        three("B");
        Saved<List<BomLineView>> made =
                materials.saveBom("BA", List.of(line("20", "BC", "0.5"), line("10", "BB", "2")));
        assertThat(made.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(made.view()).extracting(BomLineView::position).containsExactly("10", "20");
        assertThat(materials
                        .saveBom("BA", List.of(line("10", "BB", "2.0"), line("20", "BC", "0.50")))
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        Saved<List<BomLineView>> changed =
                materials.saveBom("BA", List.of(line("10", "BC", "3"), line("30", "BB", "1")));
        assertThat(changed.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(materials.bom("BA"))
                .extracting(BomLineView::position, BomLineView::component, BomLineView::quantity)
                .containsExactly(tuple("10", "BC", new BigDecimal("3")), tuple("30", "BB", new BigDecimal("1")));
        assertThat(audited("bom", "BA")).hasSize(2);
        assertThat(materials.saveBom("BA", List.of()).view()).isEmpty();
    }

    @Test
    void aBillOfMaterialThatCannotBeIsRefused() {
        three("X");
        refused("unknown-component", () -> materials.saveBom("XA", List.of(line("1", "NOPE", "1"))));
        refused(
                "bom-position-twice",
                () -> materials.saveBom("XA", List.of(line("1", "XB", "1"), line("1", "XC", "1"))));
        refused("bom-cycle", () -> materials.saveBom("XA", List.of(line("1", "XA", "1"))));
        materials.saveBom("XA", List.of(line("1", "XB", "1")));
        materials.saveBom("XB", List.of(line("1", "XC", "1")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> materials.saveBom("XC", List.of(line("1", "XA", "1"))))
                .satisfies(problem -> assertThat(problem.args()).containsEntry("way", "XC → XA → XB → XC"));
        assertThat(materials.bom("XC")).isEmpty();
    }

    @Test
    void twoBillsSavedAtOnceDoNotCloseACycle() throws Exception {
        three("R");
        var pool = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 5; round++) {
            materials.saveBom("RA", List.of());
            materials.saveBom("RB", List.of());
            List<Future<Boolean>> saved =
                    pool.invokeAll(List.<Callable<Boolean>>of(() -> isSaved("RA", "RB"), () -> isSaved("RB", "RA")));
            assertThat(saved.get(0).get() ^ saved.get(1).get()).isTrue();
        }
        pool.shutdown();
    }

    private boolean isSaved(String material, String component) {
        return Actor.system("test", Hub.SITE).call(() -> {
            try {
                materials.saveBom(material, List.of(line("1", component, "1")));
                return true;
            } catch (Problem cycle) {
                assertThat(cycle.code()).isEqualTo("bom-cycle");
                return false;
            }
        });
    }

    @Test
    void otherRoomsLookMaterialsUpByCodeAndId() {
        materials.save(new Material("IDX", "件", null, null, null, null, Tracking.LOT, null, 6, true, 0), null);
        MaterialKey key = index.byCodes(List.of("IDX", "NOPE")).get("IDX");
        assertThat(key.tracking()).isEqualTo(Tracking.LOT);
        assertThat(key.warrantyMonths()).isEqualTo(6);
        assertThat(index.byIds(List.of(key.id(), -1L))).containsOnlyKeys(key.id());
        assertThat(index.byCodes(List.of())).isEmpty();
    }

    private void three(String prefix) {
        for (String letter : List.of("A", "B", "C")) {
            materials.save(plain(prefix + letter, letter), null);
        }
    }

    private List<AuditEntry> audited(String kind, String key) {
        return trail.list(AuditFilter.ofObject(kind, key), null, null).items();
    }

    private static BomLine line(String position, String component, String quantity) {
        return new BomLine(position, component, new BigDecimal(quantity));
    }

    private static Material plain(String code, String name) {
        return new Material(code, name, null, null, null, null, null, null, 0, true, 0);
    }

    private static Material withGtin(String code, String gtin) {
        return new Material(code, code, null, null, null, null, null, gtin, 0, true, 0);
    }
}
