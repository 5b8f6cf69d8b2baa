package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStringsTest {
    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void dataFolder() {
        before = System.setProperty("serial.data", folder.toString());
    }

    @AfterEach
    void otherFolder() {
        if (before == null) {
            System.clearProperty("serial.data");
        } else {
            System.setProperty("serial.data", before);
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryIsReadFromDiskAndLeavesNothingBehind() throws IOException {
        try (var strings = new SharedStrings(100)) {
            for (int i = 0; i < 1_000; i++) {
                strings.add(i % 7 == 0 ? "" : "电动车 🚲 " + i);
            }
            strings.add("长".repeat(400));
            for (int i = 999; i >= 0; i--) {
                assertThat(strings.get(i)).isEqualTo(i % 7 == 0 ? "" : "电动车 🚲 " + i);
            }
            assertThat(strings.get(1_000)).hasSize(400);
            assertThat(strings.size()).isEqualTo(1_001);
            assertThatThrownBy(() -> strings.get(1_001)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        try (var left = Files.list(folder.resolve("large-files"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void fewStringsNeedNoDisk() {
        try (var strings = new SharedStrings()) {
            List.of("a", "", "b").forEach(strings::add);
            assertThat(List.of(strings.get(0), strings.get(1), strings.get(2))).containsExactly("a", "", "b");
        }
        assertThat(folder.resolve("large-files")).doesNotExist();
    }
}
