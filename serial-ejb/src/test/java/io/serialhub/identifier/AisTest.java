package io.serialhub.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Our own table of application identifiers beside the dictionary that GS1 publishes, where that is at hand. */
class AisTest {
    @Test
    void ourTableSaysWhatThePublishedDictionarySays() throws IOException {
        Path dictionary = Path.of("../../shared/data/gs1/gs1-syntax-dictionary.txt");
        assumeTrue(Files.exists(dictionary), "GS1's syntax dictionary is not at " + dictionary);
        var published = new TreeSet<String>();
        for (String line : Files.readAllLines(dictionary)) {
            String entry = line.split("#", 2)[0].strip();
            if (!entry.isEmpty()) {
                published.addAll(entries(new ArrayList<>(List.of(entry.split("\\s+")))));
            }
        }
        assertThat(new TreeSet<>(Ais.all().map(AisTest::entry).toList())).isEqualTo(published);
    }

    private static List<String> entries(List<String> words) {
        String[] range = words.remove(0).split("-");
        boolean bounded = words.get(0).contains("*");
        boolean attribute = words.get(0).contains("?");
        if (words.get(0).matches("[*?]+")) {
            words.remove(0);
        }
        int shortest = 0;
        int longest = 0;
        boolean check = false;
        var rest = new TreeSet<String>();
        for (String word : words) {
            if (word.matches("(req|ex|dlpkey).*")) {
                rest.add(word);
            } else {
                String[] format = word.replaceAll("[\\[\\]]", "").split(",");
                boolean varies = format[0].contains("..");
                int length = Integer.parseInt(format[0].replaceAll("[^0-9]", ""));
                shortest += word.startsWith("[") ? 0 : varies ? 1 : length;
                longest += length;
                check |= Arrays.asList(format).contains("csum");
            }
        }
        var entries = new ArrayList<String>();
        for (int ai = Integer.parseInt(range[0]); ai <= Integer.parseInt(range[range.length - 1]); ai++) {
            String code = ("%0" + range[0].length() + "d").formatted(ai);
            entries.add(
                    code + " " + bounded + " " + attribute + " " + shortest + " " + longest + " " + check + " " + rest);
        }
        return entries;
    }

    private static String entry(Ai ai) {
        var rest = new TreeSet<String>();
        if (!ai.needs().isEmpty()) {
            rest.add("req="
                    + String.join(
                            ",",
                            ai.needs().stream().map(g -> String.join("+", g)).toList()));
        }
        if (!ai.excludes().isEmpty()) {
            rest.add("ex=" + String.join(",", ai.excludes()));
        }
        if (ai.isKey()) {
            String orders = String.join(
                    "|", ai.orders().stream().map(o -> String.join(",", o)).toList());
            rest.add("dlpkey" + (orders.isEmpty() ? "" : "=" + orders));
        }
        boolean check = ai.pieces().stream().anyMatch(p -> p.rule() == Ai.Rule.CHECK);
        return ai.code() + " " + ai.bounded() + " " + ai.attribute() + " " + ai.shortest() + " " + ai.longest() + " "
                + check + " " + rest;
    }
}
