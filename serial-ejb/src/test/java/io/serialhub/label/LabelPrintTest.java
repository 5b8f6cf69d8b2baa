package io.serialhub.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serialhub.base.Problem;
import io.serialhub.identifier.Carrier;
import io.serialhub.identifier.Scanned;
import io.serialhub.print.Face;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels are drawn, printed and read back by another library. */
class LabelPrintTest {
    private static final Paper A4 = new Paper(210, 297, 9, 3, 7.5, 8, 2, 1);
    private static final List<LabelField> FIELDS =
            List.of(LabelField.NAME, LabelField.MATERIAL, LabelField.LOT, LabelField.EXPIRES, LabelField.NUMBER);

    private static LabelTemplate template(Carrier carrier, double width, double height, Paper paper) {
        return new LabelTemplate(
                "t",
                "模板",
                "Template",
                carrier,
                "zh",
                width,
                height,
                FIELDS,
                null,
                null,
                paper,
                203,
                null,
                7,
                null,
                true,
                0);
    }

    private static byte[] pdf(LabelTemplate template, List<LabelData> data, int taken) {
        try (var face = new Face()) {
            return new PdfSheets(template, face)
                    .draw(
                            data.stream()
                                    .map(one -> Layout.of(template, one, face))
                                    .toList(),
                            taken);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Carrier.class,
            names = {"SGTIN_96", "SGTIN_198"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyCarrierIsReadBackFromTheSheet(Carrier carrier) throws IOException {
        Paper paper = carrier == Carrier.GS1_128 ? new Paper(297, 210, 6, 2, 7, 8, 2, 2) : A4;
        LabelTemplate template = template(carrier, paper == A4 ? 63 : 138, 30, paper);
        List<LabelData> data = IntStream.range(0, 30)
                .mapToObj(i -> LabelData.sample("AB-26010%d-%02d".formatted(i % 10, i)))
                .toList();
        byte[] pdf = pdf(template, data, 0);
        assertThat(PdfSheets.pages(pdf)).isEqualTo(paper == A4 ? 2 : 3);
        for (int i : new int[] {0, 14, 29}) {
            String read = Decoder.read(pdf, template, i / paper.labels(), i % paper.labels());
            String expected = Payload.of(template, data.get(i)).text();
            if (carrier.needsGtin()) {
                assertThat(Scanned.of(read).serial())
                        .as("label %d read as %s", i, read)
                        .contains(data.get(i).number());
                assertThat(Scanned.of(read).lot()).contains("LX-2601");
                assertThat(Scanned.of(read).gtin().orElseThrow().digits()).isEqualTo("06901234567892");
            } else {
                assertThat(read).isEqualTo(expected);
            }
        }
    }

    @Test
    void aGs1SymbolBeginsWithFnc1AndItsSeparatorsAreRead() throws IOException {
        LabelTemplate template = template(Carrier.GS1_DATA_MATRIX, 63, 30, null);
        String read = Decoder.read(pdf(template, List.of(LabelData.sample("A1")), 0), template, 0, 0);
        assertThat(read).endsWith("0106901234567892" + "17271231" + "21A1\u001D10LX-2601");
        template = template(Carrier.GS1_128, 138, 30, null);
        String linear = Decoder.read(
                pdf(template(Carrier.GS1_128, 138, 30, null), List.of(LabelData.sample("A1")), 0), template, 0, 0);
        assertThat(linear).startsWith("]C1");
    }

    @Test
    void sheetsBeginAtAnyLabel() throws IOException {
        LabelTemplate template = template(Carrier.QR, 63, 30, A4);
        List<LabelData> data =
                IntStream.range(0, 5).mapToObj(i -> LabelData.sample("N" + i)).toList();
        byte[] pdf = pdf(template, data, 25);
        assertThat(PdfSheets.pages(pdf)).isEqualTo(2);
        assertThat(Decoder.read(pdf, template, 0, 24)).isNull();
        assertThat(Decoder.read(pdf, template, 0, 25)).isEqualTo("N0");
        assertThat(Decoder.read(pdf, template, 0, 26)).isEqualTo("N1");
        assertThat(Decoder.read(pdf, template, 1, 0)).isEqualTo("N2");
    }

    @Test
    void chineseTextIsInTheFileAndOnlyItsLettersAreEmbedded() throws IOException {
        byte[] pdf = pdf(template(Carrier.DATA_MATRIX, 63, 30, null), List.of(LabelData.sample("A1")), 0);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("电动自行车", "A1");
        }
        assertThat(pdf.length).isLessThan(60_000);
    }

    @Test
    void aNumberOfChineseCharactersIsReadBack() throws IOException {
        for (Carrier carrier : List.of(Carrier.QR, Carrier.DATA_MATRIX)) {
            LabelTemplate template = template(carrier, 63, 30, null);
            assertThat(Decoder.read(pdf(template, List.of(LabelData.sample("电机-01")), 0), template, 0, 0))
                    .as(carrier.title())
                    .isEqualTo("电机-01");
        }
    }

    @Test
    void severalPiecesBecomeOneDocument() throws IOException {
        LabelTemplate template = template(Carrier.QR, 63, 30, A4);
        byte[] one = pdf(template, List.of(LabelData.sample("ONE")), 0);
        byte[] other = pdf(template, List.of(LabelData.sample("OTHER")), 0);
        byte[] whole = PdfSheets.merge(List.of(one, other));
        assertThat(Decoder.read(whole, template, 0, 0)).isEqualTo("ONE");
        assertThat(Decoder.read(whole, template, 1, 0)).isEqualTo("OTHER");
    }

    @ParameterizedTest
    @CsvSource({"CODE_128, 25, 10", "GS1_128, 40, 20", "GS1_DATA_MATRIX, 9, 9", "GS1_DIGITAL_LINK, 10, 10"})
    void aLabelThatIsTooSmallSaysWhatItNeeds(Carrier carrier, double width, double height) {
        try (var face = new Face()) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> Layout.of(
                            template(carrier, width, height, null), LabelData.sample("PJC-260105-A01-0001"), face))
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("label-too-small"));
        }
    }

    @Test
    void nothingStandsOutsideTheLabelWhateverItsShape() {
        double[][] sizes = {{20, 20}, {30, 40}, {50, 25}, {60, 15}, {100, 30}, {15, 30}};
        try (var face = new Face()) {
            for (double[] size : sizes) {
                Drawing label = Layout.of(
                        template(Carrier.DATA_MATRIX, size[0], size[1], null),
                        LabelData.sample("PJC-260105-A01-0001"),
                        face);
                for (Drawing.Line line : label.lines()) {
                    assertThat(line.baseline()).isBetween(0.0, size[1]);
                    assertThat(line.x() + face.width(line.text(), line.size()))
                            .as("%s on %s × %s", line.text(), size[0], size[1])
                            .isLessThanOrEqualTo(size[0]);
                }
                assertThat(String.join(
                                "",
                                label.lines().stream().map(Drawing.Line::text).toList()))
                        .contains("PJC-260105-A01-0001");
            }
        }
    }

    @Test
    void zplLetsThePrinterDrawTheSymbolAndSendsChineseAsAPicture() {
        assertThat(zpl(Carrier.GS1_DATA_MATRIX, "A_1", null))
                .contains(
                        "^XA^CI28",
                        "^PW504",
                        "^BXN,",
                        "^FD#1010690123456789217271231" + "21A_5F1#110LX-2601^FS",
                        "^GFA,")
                .endsWith("^XZ\n")
                .doesNotContain("电");
        assertThat(zpl(Carrier.GS1_128, "A>1", null))
                .contains("^FD>:>8010690123456789217271231" + "21A>01>810LX-2601^FS");
        assertThat(zpl(Carrier.CODE_128, "A^1~", null)).contains("^FD>:A_5E1_7E^FS");
        assertThat(zpl(Carrier.QR, "A1", null)).contains("^BQN,2,", "^FDMA,A1^FS");
        assertThat(zpl(Carrier.QR, "77", Carrier.SGTIN_96)).contains("^RFW,H^FD3035");
    }

    private static String zpl(Carrier carrier, String number, Carrier chip) {
        LabelTemplate plain = template(carrier, 63, 30, null);
        var template = new LabelTemplate(
                "t", "模板", "Template", carrier, "zh", 63, 30, FIELDS, null, null, null, 203, chip, 7, null, true, 0);
        assertThat(plain.at(0)).isNotNull();
        try (var face = new Face()) {
            var labels = new ZplLabels(template, face);
            LabelData data = LabelData.sample(number);
            labels.add(Layout.of(template, data, face), Payload.tag(template, data));
            return new String(labels.bytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void markingFilesFollowTheTemplatesLine() {
        LabelTemplate template = marking("{number};{gtin};{human};{secret}");
        LabelData data = LabelData.sample("A,1");
        assertThat(MarkingFile.text(template, data))
                .isEqualTo("A,1;06901234567892;(01)06901234567892(17)271231(21)A,1(10)LX-2601;7K3M9QXT\r\n");
        assertThat(MarkingFile.head(template)).isEqualTo("number,gtin,human,secret\r\n");
        assertThat(MarkingFile.csv(template, data)).startsWith("\"A,1\",06901234567892,");
        assertThat(MarkingFile.text(marking("{link}"), LabelData.sample("A/1")))
                .isEqualTo("https://id.gs1.org/01/06901234567892/21/A%2F1\r\n");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> marking("{nubmer}"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("label-place-unknown"));
    }

    private static LabelTemplate marking(String line) {
        return new LabelTemplate(
                "t",
                "模板",
                "Template",
                Carrier.GS1_DATA_MATRIX,
                "zh",
                63,
                30,
                FIELDS,
                null,
                null,
                null,
                203,
                null,
                7,
                line,
                true,
                0);
    }

    @Test
    void labelsThatDoNotFitTheirSheetAreRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> template(Carrier.QR, 70, 30, A4))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("label-sheet-too-small"));
    }

    @ParameterizedTest
    @CsvSource({"30,40", "24,36", "40,22", "26,16"})
    void aNarrowLabelSaysWhatItsTemplateAsksFor(double width, double height) throws IOException {
        LabelTemplate template = template(Carrier.QR, width, height, null);
        LabelData data = LabelData.sample("AB-1");
        try (var face = new Face()) {
            assertThat(Layout.of(template, data, face).lines().stream()
                            .map(Drawing.Line::text)
                            .toList())
                    .anyMatch(text -> text.startsWith("电动"))
                    .contains("PJC-26", "LX-2601", "2027-12-31", "AB-1");
        }
        assertThat(Decoder.read(pdf(template, List.of(data), 0), template, 0, 0))
                .isEqualTo("AB-1");
    }

    @Test
    void rareCharactersOfNamesAreThere() {
        try (var face = new Face()) {
            assertThat(face.drawable("镕堃喆䶮㛃𬭚")).isEqualTo("镕堃喆䶮㛃𬭚");
            assertThat(face.drawable("한")).isEqualTo("□");
        }
    }
}
