package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final String TABLE = "序列号,物料编码,客户\nSN-1,MT-1,宁波绿行\n";

    @Test
    void readsUtf8WithAndWithoutAMarkGb18030AndUnicodeText() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            assertThat(texts(TABLE.getBytes(charset)).get(1)).containsExactly("SN-1", "MT-1", "宁波绿行");
        }
        assertThat(texts(("\ufeff" + TABLE).getBytes(StandardCharsets.UTF_8)).get(0))
                .startsWith("序列号");
        byte[] unicodeText = ("\ufeff" + TABLE.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE);
        assertThat(texts(unicodeText).get(1)).containsExactly("SN-1", "MT-1", "宁波绿行");
    }

    @Test
    void readsCharactersThatOnlyGb18030Has() {
        assertThat(texts("名称,地址\n㐀𠮷,䶵".getBytes(Charset.forName("GB18030"))).get(1))
                .containsExactly("㐀𠮷", "䶵");
    }

    @Test
    void findsTheSeparatorBehindTitlesAndQuotedText() {
        for (String separator : List.of(",", ";", "\t")) {
            String text = "客户台账：2025，第一版\n\nA|B" + separator + "\"x,y;z\"" + separator + "3\n1" + separator + "2"
                    + separator + "3\n4" + separator + "5" + separator + "6\n";
            List<List<String>> lines = texts(text.getBytes(StandardCharsets.UTF_8));
            assertThat(lines.get(1)).as(separator).containsExactly("A|B", "x,y;z", "3");
            assertThat(lines.get(3)).containsExactly("4", "5", "6");
        }
        assertThat(texts("sep=;\na,b;c\n".getBytes(StandardCharsets.UTF_8))).containsExactly(List.of("a,b", "c"));
    }

    @Test
    void countsLinesAsTheFileHasThemAcrossQuotedLineBreaks() {
        byte[] content = "a,b\r\n\r\n\"one\ntwo\",2\r\nx,y\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(lines(content)).extracting(Line::number).containsExactly(1, 3, 5);
        assertThat(lines(content).get(1).cell(0).text()).isEqualTo("one two");
    }

    @Test
    void readsBackWhatOurOwnFilesGuard() {
        assertThat(Written.guarded("=1+1")).isEqualTo("'=1+1");
        assertThat(Written.guarded("\t@x")).isEqualTo("'\t@x");
        assertThat(Written.guarded("SN-1")).isEqualTo("SN-1");
        assertThat(Cell.text(Written.guarded("+86 574 8888")).text()).isEqualTo("+86 574 8888");
        assertThat(Cell.text("'t Hooft").text()).isEqualTo("'t Hooft");
    }

    private static List<List<String>> texts(byte[] content) {
        return lines(content).stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }

    @Test
    void looksAMillionRowsThroughInAFewBytesEach() {
        var text = new StringBuilder(20 << 20).append("序列号,物料编码\n");
        for (int i = 0; i < 1_000_000; i++) {
            text.append("SN-").append(i % 999_999).append(",B\n");
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        try (Reading reading = Reading.open(content, "million.csv", Limits.LARGE, Profiles.NONE)) {
            assertThat(reading.plan().total()).isEqualTo(1_000_000);
            assertThat(reading.next(999_998, 10)).extracting(Row::twin).containsExactly(0, 2);
        }
    }

    private static List<Line> lines(byte[] content) {
        try (TableFile file = TableFile.open(content, Limits.SHIPPED);
                Stream<Line> lines = file.tables().get(0).open()) {
            return lines.toList();
        }
    }
}
