package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeListTest {
    private static List<String> codes(String text) {
        return CodeList.of(text).entries().stream().map(CodeList.Entry::code).toList();
    }

    private static List<String> troubles(String text) {
        return CodeList.of(text).entries().stream()
                .filter(e -> e.trouble() != null)
                .map(e -> e.trouble().code())
                .toList();
    }

    @Test
    void linesTabsCommasAndSemicolonsPartCodes() {
        assertThat(codes(" A1 \n\nB2\tC3,D4;E5，F6；G7、H8\r\n"))
                .containsExactly("A1", "B2", "C3", "D4", "E5", "F6", "G7", "H8");
        assertThat(CodeList.of("A\n\nB").entries())
                .extracting(CodeList.Entry::line)
                .containsExactly(1, 3);
    }

    @Test
    void aRangeHasBothItsEndsAndKeepsItsZeros() {
        assertThat(codes("A001..A003")).containsExactly("A001", "A002", "A003");
        assertThat(codes("SN-0099 .. SN-0101")).containsExactly("SN-0099", "SN-0100", "SN-0101");
        assertThat(codes("A998..1000")).isEqualTo(List.of("A998..1000"));
        assertThat(codes("A0998..1000")).containsExactly("A0998", "A0999", "A1000");
        assertThat(codes("2024-07X..2024-09X")).containsExactly("2024-07X", "2024-08X", "2024-09X");
        assertThat(codes("7..9")).containsExactly("7", "8", "9");
    }

    @Test
    void aFigureWithPlusMeansThoseThatFollow() {
        assertThat(codes("A001, 4+")).containsExactly("A001", "A002", "A003", "A004", "A005");
        assertThat(codes("A001..A002, 1+, B7")).containsExactly("A001", "A002", "A003", "B7");
        assertThat(troubles("4+")).containsExactly("range-no-start");
        assertThat(troubles("A998, 4+")).containsExactly("range-no-start");
    }

    @Test
    void whatIsNoRangeSaysWhy() {
        assertThat(troubles("A001..B003")).containsExactly("range-unreadable");
        assertThat(troubles("A003..A001")).containsExactly("range-backwards");
        assertThat(troubles("A0000001..A1000001")).containsExactly("range-too-long");
        assertThat(troubles("x".repeat(81))).containsExactly("number-too-long");
        assertThat(CodeList.of("A00001..A30000, B1").cut()).isTrue();
    }

    @Test
    void aLongListIsReadInPortionsThatMissNothing() {
        String text = "X1\nA0001..A2500, 3+\n\nnothing..here\nZ9, 2+\n4+";
        var list = LongCodeList.of(text);
        assertThat(list.size()).isEqualTo(1 + 2_503 + 1 + 1 + 1 + 1);
        List<CodeList.Entry> whole = CodeList.of(text).entries();
        for (int portion : new int[] {1, 7, 1_000, 5_000}) {
            var read = new ArrayList<CodeList.Entry>();
            while (read.size() < list.size()) {
                read.addAll(list.part(read.size(), portion));
            }
            assertThat(read).as("portions of %d", portion).isEqualTo(whole);
        }
        assertThat(list.part(list.size(), 10)).isEmpty();
    }

    @Test
    void aRangeOfAMillionIsCountedWithoutBeingWrittenOut() {
        var list = LongCodeList.of("A0000001..A1000000");
        assertThat(list.size()).isEqualTo(LongCodeList.MOST);
        assertThat(list.part(999_998, 10)).extracting(CodeList.Entry::code).containsExactly("A0999999", "A1000000");
    }

    @Test
    void codesOfAListAreTakenAsTheyAre() {
        var list = LongCodeList.of(Arrays.asList("A1..A3", "B,2", null, "C\n3"));
        assertThat(list.part(0, 10)).extracting(CodeList.Entry::code).containsExactly("A1..A3", "B,2", "C 3");
    }
}
