package io.serialhub.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.print.PrintOut.Column;
import io.serialhub.print.PrintOut.Fact;
import io.serialhub.print.PrintOut.Section;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Documents are drawn and read again. */
class PrintOutTest {
    private static String text(PrintOut printOut) throws IOException {
        try (var face = new Face();
                var document = Loader.loadPDF(new PdfPrintOut(printOut, face).draw())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static PrintOut of(List<Section> sections) {
        return new PrintOut(
                "unit",
                "PJC-231225-A01-00001",
                "履历",
                "山野 26 墨绿 M",
                List.of(new Fact("客户", "杭州骑遇车行（㛃𬭚）"), new Fact("批次", "LX-2601"), new Fact("地点", "成品仓")),
                sections,
                "2026-11-26 由周立打印");
    }

    @Test
    void saysEverythingWithTheCharactersThatPeopleType() throws IOException {
        String text = text(of(List.of(
                new Section(
                        "部件",
                        List.of(Column.of("位置", 1), new Column("数量", 1, true)),
                        List.of(List.of("battery\n", "1")),
                        ""),
                new Section("经历", List.of(Column.of("时间", 1)), List.of(), "还没有事件"))));
        assertThat(text).contains("PJC-231225-A01-00001", "山野 26 墨绿 M", "杭州骑遇车行（㛃𬭚）", "battery", "还没有事件", "1 / 1");
    }

    @Test
    void goesOnAnotherPageUnderTheSameHeads() throws IOException {
        Section numbers = new Section(
                "序列号",
                List.of(Column.of("序号列", 1), Column.of("编号", 3)),
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> List.of(String.valueOf(i), "SN-%05d".formatted(i)))
                        .toList(),
                "");
        String text = text(of(List.of(numbers)));
        assertThat(text.split("序号列", -1).length - 1).isEqualTo(6);
        assertThat(text).contains("SN-00001", "SN-00200", " / 6");
    }

    @Test
    void breaksBetweenWordsAndBetweenChineseCharactersAndNeverBeforePunctuation() {
        try (var face = new Face()) {
            List<String> lines = Lines.of(face, "电池内阻超过上限，请放到不良品区。Ask quality to look at it", 9, 60);
            assertThat(lines).allSatisfy(line -> {
                assertThat(face.width(line, 9)).isLessThanOrEqualTo(60 + 9);
                assertThat(line).doesNotStartWith("，").doesNotStartWith("。");
            });
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo("电池内阻超过上限，请放到不良品区。Askqualitytolookatit");
            assertThat(Lines.of(face, "SUPERCALIFRAGILISTIC", 9, 40)).hasSizeGreaterThan(1);
        }
    }
}
