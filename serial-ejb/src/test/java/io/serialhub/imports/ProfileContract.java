package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.Units;
import io.serialhub.material.Materials;
import io.serialhub.party.Parties;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a sender's files are read is kept, corrected, and found again by their headings. */
abstract class ProfileContract {
    @Inject
    Imports imports;

    @Inject
    ImportFiles files;

    @Inject
    ImportProfiles profiles;

    @Inject
    JobRunner runner;

    @Inject
    Units units;

    @Inject
    Parties parties;

    @Inject
    Materials materials;

    @OnDerby
    static class DerbyProfileTest extends ProfileContract {}

    @OnPostgres
    static class PostgresProfileTest extends ProfileContract {}

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test");
    }

    private static ProfileColumn value(String field, String value) {
        return new ProfileColumn(field, null, null, value, null, null, null);
    }

    private static ProfileColumn words(String field, String heading, Map<String, String> words) {
        return new ProfileColumn(field, heading, null, null, null, null, words);
    }

    private static ImportProfile profile(
            String code, ImportKind kind, List<String> headings, List<ProfileColumn> columns) {
        return new ImportProfile(code, "Profile " + code, kind, headings, columns, List.of(), null, true, 0);
    }

    @Test
    void isKeptByItsCodeAndItsVersionIsMinded() {
        ImportProfile wanted = profile(
                "p-keep",
                ImportKind.PARTNERS,
                List.of("Kd-Nr"),
                List.of(ProfileColumn.of("code", "Kd-Nr"), ProfileColumn.of("nameZh", "Firma")));
        Saved<ImportProfile> made = profiles.save(wanted, null);
        assertThat(made.outcome()).isEqualTo(Saved.Outcome.CREATED);
        assertThat(profiles.get("p-keep")).isEqualTo(made.view());
        assertThat(profiles.save(wanted, 1L).outcome()).isEqualTo(Saved.Outcome.UNCHANGED);
        ImportProfile other = profile(
                "p-keep",
                ImportKind.PARTNERS,
                List.of(),
                List.of(ProfileColumn.of("code", "Nr"), ProfileColumn.of("nameZh", "Firma")));
        assertThatThrownBy(() -> profiles.save(other, 7L)).hasMessageContaining("changed-meanwhile");
        assertThat(profiles.save(other, 1L).view().version()).isEqualTo(2);
        assertThat(profiles.list(null, 200).items())
                .extracting(ImportProfile::code)
                .contains("p-keep");
        profiles.remove("p-keep", 2L);
        assertThatThrownBy(() -> profiles.get("p-keep")).hasMessageContaining("unknown-import-profile");
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThatThrownBy(() -> profile("P 1", ImportKind.PARTNERS, List.of(), List.of(value("code", "x"))))
                .hasMessageContaining("profile-code-invalid");
        assertThatThrownBy(() -> profile("p1", ImportKind.PARTNERS, List.of(), List.of(value("nonsense", "x"))))
                .hasMessageContaining("profile-field-unknown");
        assertThatThrownBy(() -> profile("p1", ImportKind.UNITS, List.of(), List.of(value("number", "x"))))
                .hasMessageContaining("profile-field-needed");
        assertThatThrownBy(() -> new ProfileColumn("number", "SN", 2, null, null, null, null))
                .hasMessageContaining("profile-source-unclear");
        assertThatThrownBy(() -> new CsvForm("EBCDIC-9", null, null, null, null, null))
                .hasMessageContaining("csv-form-invalid");
        assertThatThrownBy(() -> new CsvForm(null, ";;", null, null, null, null))
                .hasMessageContaining("csv-form-invalid");
    }

    @Test
    void headingsThatNobodyKnowsAreReadByTheProfileThatAPersonMadeOfThem() {
        String file = "Kundennr;Firmenname;Sorte\nK-1;Eins;A\nK-2;Zwei;B\nK-3;Drei;Z\n";
        ImportRun lost = imports.runNow(csv("kunden.csv", file));
        assertThat(lost.failure().code()).isEqualTo("no-headings");
        List<SheetView> sheets = imports.sheets(lost.code());
        assertThat(sheets).singleElement().satisfies(sheet -> {
            assertThat(sheet.kind()).isNull();
            assertThat(sheet.columns())
                    .extracting(SheetView.Column::heading)
                    .containsExactly("Kundennr", "Firmenname", "Sorte");
            assertThat(sheet.columns().get(0).samples()).containsExactly("K-1", "K-2", "K-3");
        });
        profiles.save(
                profile(
                        "kunden",
                        ImportKind.PARTNERS,
                        List.of("Kundennr", "Firmenname", "Sorte"),
                        List.of(
                                ProfileColumn.of("code", "Kundennr"),
                                ProfileColumn.of("nameZh", "Firmenname"),
                                words("kind", "Sorte", Map.of("A", "customer", "B", "dealer")))),
                null);
        ImportRun dry = imports.rehearse(lost.code(), List.of());
        runner.drain();
        dry = imports.get(dry.code());
        assertThat(dry.profiles()).containsExactly("kunden");
        assertThat(dry).extracting(ImportRun::accepted, ImportRun::rejected).containsExactly(2, 1);
        ImportRun run = imports.runNow(csv("other.csv", "sorte;KUNDENNR;Firmenname\nB;K-9;Neun\n"));
        assertThat(run.accepted()).as("in any order and case").isEqualTo(1);
        assertThat(parties.get("K-9").kind().word()).isEqualTo("dealer");
        ImportRun more = imports.runNow(csv("more.csv", "Kundennr;Firmenname;Sorte;Neu\nK-8;Acht;A;x\n"));
        assertThat(more.status()).as("other headings are another sender's").isEqualTo(ImportStatus.FAILED);
    }

    @Test
    void refusedRowsGoInAgainByTheSameProfile() {
        profiles.save(
                profile(
                        "firmen",
                        ImportKind.PARTNERS,
                        List.of("FNr", "FName", "FSorte"),
                        List.of(
                                ProfileColumn.of("code", "FNr"),
                                ProfileColumn.of("nameZh", "FName"),
                                words("kind", "FSorte", Map.of("A", "customer")))),
                null);
        ImportRun run = imports.runNow(csv("f.csv", "FNr;FName;FSorte\nF-1;Eins;A\nF-2;Zwei;Q\n"));
        assertThat(run.rejected()).isEqualTo(1);
        String rejects = new String(files.rejects(run.code()).content(), StandardCharsets.UTF_8);
        ImportRun corrected = imports.runNow(csv("f-corrected.csv", rejects.replace(",Q,", ",A,")));
        assertThat(corrected)
                .extracting(ImportRun::accepted, ImportRun::rejected)
                .containsExactly(1, 0);
    }

    @Test
    void readsATextFileAsItsSenderAgreedOn() {
        String file = "M-77|'Öl; Wasser'|3\nM-78|'x'|4\n";
        profiles.save(
                new ImportProfile(
                        "no-head",
                        "Without headings",
                        ImportKind.MATERIALS,
                        List.of(),
                        List.of(
                                new ProfileColumn("code", null, 1, null, "Z-", null, null),
                                new ProfileColumn("nameZh", null, 2, null, null, null, null),
                                new ProfileColumn("warrantyMonths", null, 3, null, null, null, null)),
                        List.of(),
                        new CsvForm("ISO-8859-1", "|", "'", false, null, null),
                        true,
                        0),
                null);
        byte[] latin = file.getBytes(StandardCharsets.ISO_8859_1);
        ImportRun run = imports.runNow(new Upload("m.txt", null, latin, "test").by("no-head"));
        assertThat(run.accepted()).isEqualTo(2);
        assertThat(materials.get("Z-M-77").nameZh()).isEqualTo("Öl; Wasser");
        assertThat(materials.get("Z-M-77").warrantyMonths()).isEqualTo(3);
        assertThatThrownBy(() -> imports.runNow(csv("m.txt", "x").by("nobody-made-it")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void readsDaysAndAmountsAsItsSenderWritesThem() {
        imports.runNow(csv("m.csv", "物料编码,物料名称,管理方式\nDD-1,车,序列号\nDD-2,电芯,批次\n"));
        profiles.save(
                new ImportProfile(
                        "lots-de",
                        "Lots",
                        ImportKind.LOTS,
                        List.of(),
                        List.of(
                                ProfileColumn.of("code", "Charge"),
                                value("material", "DD-2"),
                                ProfileColumn.of("madeOn", "Datum"),
                                ProfileColumn.of("quantity", "Menge")),
                        List.of(new RowFilter("Typ", RowFilter.Test.ONE_OF, List.of("L"))),
                        new CsvForm(null, null, null, null, "dd.MM.yyyy", ","),
                        true,
                        0),
                null);
        ImportRun run = imports.runNow(
                csv("lots.csv", "Charge;Datum;Menge;Typ\nC1;03.02.2025;1.234,5;L\nC2;2025-02-03;1;L\nC3;;1;X\n")
                        .by("lots-de"));
        assertThat(run)
                .extracting(ImportRun::accepted, ImportRun::rejected, ImportRun::totalRows)
                .containsExactly(1, 1, 2);
        assertThat(imports.rejectCounts(run.code())).containsOnlyKeys("date-not-as-agreed", "rows-passed-over");
    }

    @Test
    void aUnitsStateFollowsFromTheFirstColumnThatSaysSomething() {
        imports.runNow(csv("m.csv", "物料编码,物料名称\nST-1,车\n"));
        imports.runNow(csv("c.csv", "Partner code,Name,Kind\nSTC,One,customer\n"));
        imports.runNow(csv("l.csv", "编码,名称,类型,站点,时区\nSTW,仓,仓库,ST1,Asia/Shanghai\n"));
        profiles.save(
                profile(
                        "stock",
                        ImportKind.UNITS,
                        List.of(),
                        List.of(
                                ProfileColumn.of("number", "Nr"),
                                value("material", "ST-1"),
                                words("state", "Kunde", Map.of("*", "sold")),
                                words("state", "Ort", Map.of("*", "in-stock")),
                                value("state", "missing"),
                                ProfileColumn.of("customer", "Kunde"),
                                ProfileColumn.of("place", "Ort"))),
                null);
        ImportRun run = imports.runNow(
                csv("s.csv", "Nr;Kunde;Ort\nst1;STC;\nst2;;STW\nst3;;\n").by("stock"));
        assertThat(run.accepted()).isEqualTo(3);
        assertThat(units.get("st1").state()).isEqualTo(StateWord.SOLD);
        assertThat(units.get("st2").state()).isEqualTo(StateWord.IN_STOCK);
        assertThat(units.get("st3").place()).isNull();
    }

    @Test
    void aCorrectedProfileReadsTheSameFileAnew() {
        profiles.save(
                profile(
                        "redo",
                        ImportKind.PARTNERS,
                        List.of("RNr", "RName"),
                        List.of(
                                ProfileColumn.of("code", "RNr"),
                                ProfileColumn.of("nameZh", "RName"),
                                value("kind", "customer"))),
                null);
        Upload file = csv("redo.csv", "RNr;RName\nRR-1;Eins\n");
        imports.runNow(file);
        assertThat(imports.submit(file).already()).as("done at once").isEqualTo(1);
        profiles.save(
                profile(
                        "redo",
                        ImportKind.PARTNERS,
                        List.of("RNr", "RName"),
                        List.of(
                                ProfileColumn.of("code", "RNr"),
                                ProfileColumn.of("nameZh", "RName"),
                                value("kind", "dealer"))),
                null);
        assertThat(imports.runNow(file).changed()).isEqualTo(1);
        assertThat(parties.get("RR-1").kind().word()).isEqualTo("dealer");
    }

    @Test
    void whatLeavesNoDoubtIsTakenAgainUnderAnyNameAndTheRestByItsKeys() {
        String file = "Partner code,Name,Kind\nQ-1,One,dealer\nQ-2,Two,nobody\n";
        ImportRun first = imports.runNow(csv("q.csv", file));
        ImportRun same = imports.runNow(csv("other name.csv", file));
        assertThat(same).extracting(ImportRun::already, ImportRun::rejected).containsExactly(1, 1);
        ImportRun corrected = imports.runNow(csv("q.csv", file.replace("nobody", "dealer")));
        assertThat(corrected)
                .as("a corrected file of the same name is taken")
                .extracting(ImportRun::already, ImportRun::accepted)
                .containsExactly(1, 1);
        ImportRun again = imports.submit(csv("third.csv", file.replace("nobody", "dealer")));
        assertThat(again.status()).isEqualTo(ImportStatus.DONE);
        assertThat(again.already()).isEqualTo(2);
        assertThat(first.code()).isNotEqualTo(again.code());
    }

    @Test
    void filesInGb18030AndUtf16AreReadAsTheyAre() {
        String text = "客户编码,客户名称,类型\nGB-1,宁波绿行𠮷,经销商\n";
        ImportRun run = imports.runNow(new Upload("gb.csv", null, text.getBytes(Charset.forName("GB18030")), "test"));
        assertThat(run.accepted()).isEqualTo(1);
        assertThat(parties.get("GB-1").nameZh()).isEqualTo("宁波绿行𠮷");
        byte[] wide = ("\ufeff" + text.replace("GB-1", "GB-2")).getBytes(StandardCharsets.UTF_16LE);
        assertThat(imports.runNow(new Upload("u.csv", null, wide, "test")).accepted())
                .isEqualTo(1);
    }
}
