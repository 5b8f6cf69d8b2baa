package io.serialhub.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.download.Download;
import io.serialhub.download.DownloadFormat;
import io.serialhub.download.Downloads;
import io.serialhub.ledger.World;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every list that a screen shows leaves as a file, with the rows and the rights of the screen. */
abstract class ListsContract {
    private static final List<String> LISTS = List.of(
            "lots",
            "holds",
            "audit",
            "users",
            "materials",
            "partners",
            "locations",
            "boxes",
            "stocktakes",
            "levels",
            "approvals",
            "batches",
            "pools",
            "orders",
            "units",
            "stock");

    @Inject
    Downloads downloads;

    @Inject
    Parties parties;

    @Inject
    Lots lots;

    @Inject
    World world;

    @OnDerby
    static class DerbyListsTest extends ListsContract {}

    @OnPostgres
    static class PostgresListsTest extends ListsContract {}

    @BeforeEach
    void aCompany() {
        world.build();
    }

    @Test
    void everyListComesWithItsHeadings() {
        assertThat(LISTS).allSatisfy(list -> {
            List<String> lines = csv(list, Map.of());
            assertThat(lines.get(0)).startsWith("\uFEFF").contains(",");
            assertThat(downloads
                            .prepare(list, Map.of(), DownloadFormat.XLSX, Locale.ENGLISH)
                            .content())
                    .startsWith("PK".getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Test
    void isNarrowedAsTheScreenIs() {
        lots.save(new Lot("MOTOR", "LISTED-1", null, null, null, null, 0, 0), null);
        lots.save(new Lot("BIKE", "LISTED-2", null, null, null, null, 0, 0), null);
        assertThat(csv("lots", Map.of("q", "LISTED", "material", "MOTOR")))
                .filteredOn(line -> line.contains("LISTED"))
                .singleElement()
                .asString()
                .startsWith("MOTOR,LISTED-1");
        assertThat(csv("trace", Map.of("material", "MOTOR", "lot", "LISTED-1"))).hasSize(1);
    }

    @Test
    void aNewLotNeverReplacesOneThatIsThere() {
        var lot = new Lot("MOTOR", "TAKEN-1", null, null, null, null, 0, 0);
        lots.save(lot, 0L);
        assertThatThrownBy(() -> lots.save(lot, 0L))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("code-taken"));
    }

    @Test
    void whatASpreadsheetWouldRunIsDefused() {
        parties.save(
                new Party("EVIL", PartyKind.CUSTOMER, "=HYPERLINK(1)", "@now", null, null, null, null, true, 0), null);
        assertThat(csv("partners", Map.of("q", "EVIL")).get(1)).contains("EVIL,'=HYPERLINK(1),'@now");
    }

    @Test
    void whoMayNotSeeTheListGetsNoFile() {
        var reader = new Actor("li", "Li", Set.of(Permission.UNITS_READ), "test", Hub.SITE, Locale.ENGLISH);
        reader.run(
                () -> assertThatThrownBy(() -> downloads.prepare("audit", Map.of(), DownloadFormat.CSV, Locale.ENGLISH))
                        .isInstanceOf(Problem.class));
    }

    private List<String> csv(String list, Map<String, String> filter) {
        Download made = downloads.prepare(list, filter, DownloadFormat.CSV, Locale.ENGLISH);
        return Stream.of(new String(made.content(), StandardCharsets.UTF_8).split("\r\n"))
                .toList();
    }
}
