package io.serialhub.web.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Page;
import io.serialhub.base.Reason;
import io.serialhub.connection.ConnectionEntry;
import io.serialhub.connection.ConnectionHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryPagesTest {
    private final List<ConnectionEntry> all = IntStream.range(0, 200)
            .mapToObj(i -> entry(i % 2 == 0 ? "sftp-in" : "webhook-in", "c" + i / 2, i % 4 != 1, i % 10 == 0))
            .toList();

    @Test
    void showsEveryConnectionOnOnePage() {
        var seen = new ArrayList<ConnectionEntry>();
        String after = null;
        do {
            Page<ConnectionEntry> page = EntryPages.page(all, after, 50);
            assertThat(page.items()).hasSize(50);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void findsByCodeNameAndAddressWhateverTheCase() {
        assertThat(EntryPages.find(all, "NAME OF C42", null))
                .extracting(ConnectionEntry::code)
                .containsExactly("c42", "c42");
        assertThat(EntryPages.find(all, "c42.example", null)).hasSize(2);
        assertThat(EntryPages.find(all, "nothing", null)).isEmpty();
    }

    @Test
    void findsThoseThatFailAndThoseThatAreOff() {
        assertThat(EntryPages.find(all, null, "failing"))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.health().problem()).isNotNull())
                .allMatch(ConnectionEntry::active);
        assertThat(EntryPages.find(all, null, "off")).isNotEmpty().noneMatch(ConnectionEntry::active);
        assertThat(EntryPages.find(all, null, null)).isEqualTo(all);
    }

    private static ConnectionEntry entry(String kind, String code, boolean active, boolean failing) {
        Reason problem = failing ? Reason.of("sftp-refused", "host", code) : null;
        return new ConnectionEntry(
                kind,
                code,
                "Name of " + code,
                code + ".example.com",
                active,
                new ConnectionHealth(null, null, null, failing ? 1 : 0, problem));
    }
}
