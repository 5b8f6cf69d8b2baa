package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.ledger.Context;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.message.Direction;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which file goes out when, and what it tells. */
abstract class DeparturesContract extends DeparturesScene {
    @Test
    void tellsEveryShipmentOnceInTheOrderOfItsEvents() throws IOException {
        List<String> codes = shipped(3, "SF1");
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        assertThat(first.file().name()).matches(p + "-\\d{14}-\\d+\\.csv");
        List<String> lines = written(first);
        assertThat(lines).hasSize(4).first().isEqualTo("action,number,order,customer,tracking");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.split(",")[1])
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(lines.get(1)).endsWith(p + "-SO1,C1,SF1");
        departures.brought(turn, new Brought(first.file(), 100, 3, null));
        assertThat(departures.next(turn)).isEmpty();

        shipped(1, "SF2");
        Departure second = departures.next(turn).orElseThrow();
        assertThat(written(second)).hasSize(2);
        departures.brought(turn, new Brought(second.file(), 50, 1, null));
        assertThat(files.list(p, null, null).items())
                .extracting(FileRecord::rows, FileRecord::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, FileStatus.DONE),
                        org.assertj.core.groups.Tuple.tuple(3, FileStatus.DONE));
    }

    @Test
    void knowsWhoWasToldOfAShipmentWhenTheConnectionIsTakenAway() throws IOException {
        List<String> codes = shipped(2, "SF1");
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        departures.brought(turn, new Brought(first.file(), 100, 2, "action,number\nshipped," + codes.get(0)));
        turns.end(turn, null);
        connections.save(connection(false), null);
        connections.remove(p, null);
        shipped(1, "nobody was there");

        MessageView line = messages.ofUnit(codes.get(1)).stream()
                .filter(m -> m.direction() == Direction.OUT)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(line.channel(), line.partner(), line.type(), line.message(), line.quantity()))
                .containsExactly("sftp", p, "rows.file", first.file().name(), 2);
        assertThat(line.status()).isEqualTo(MessageStatus.DONE);
        assertThat(messages.ofOrder(p + "-SO1")).contains(line);
        assertThat(messages.get(line.id()).said().content()).contains(codes.get(0));

        connections.save(connection(true), null);
        List<String> later = shipped(1, "SF3");
        assertThat(written(departures.next(turn()).orElseThrow()))
                .hasSize(2)
                .last()
                .asString()
                .contains(later.get(0));
    }

    @Test
    void makesAFileAgainThatDidNotArriveWithTheSameNameAndRows() throws IOException {
        shipped(2, "SF1");
        Turn turn = turn();
        Departure broken = departures.next(turn).orElseThrow();
        List<String> before = written(broken);
        shipped(1, "SF2");
        Departure again = departures.next(turn).orElseThrow();
        assertThat(again.file().name()).isEqualTo(broken.file().name());
        assertThat(again.file().attempts()).isEqualTo(2);
        assertThat(written(again)).isEqualTo(before);
        departures.brought(turn, new Brought(again.file(), 100, 2, null));
        assertThat(written(departures.next(turn).orElseThrow())).hasSize(2);
    }

    @Test
    void losesNoEventThatIsCommittedLaterThanOnesWithHigherNumbers() throws IOException {
        List<String> late = shipped(1, "SF1");
        shipped(1, "SF2");
        long event = world.count("SELECT MIN(r.event_id) FROM event_unit r JOIN unit u ON u.id = r.unit_id"
                + " JOIN event e ON e.id = r.event_id WHERE e.step = 'ship' AND u.code = '" + late.get(0) + "'");
        // not committed yet: for the first file it is as if the event were not there
        world.sql("UPDATE event SET step = 'count' WHERE id = " + event);
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        assertThat(written(first)).hasSize(2);
        departures.brought(turn, new Brought(first.file(), 1, 1, null));
        world.sql("UPDATE event SET step = 'ship' WHERE id = " + event);
        List<String> second = written(departures.next(turn).orElseThrow());
        assertThat(second).hasSize(2);
        assertThat(second.get(1)).contains(late.get(0));
    }

    @Test
    void tellsWhatWasTakenBack() throws IOException {
        List<String> codes = shipped(2, "SF1");
        Turn turn = turn();
        Departure first = departures.next(turn).orElseThrow();
        departures.brought(turn, new Brought(first.file(), 1, 2, null));
        String event = Long.toString(world.count("SELECT MIN(r.event_id) FROM event_unit r JOIN unit u ON u.id ="
                + " r.unit_id JOIN event e ON e.id = r.event_id WHERE e.step = 'ship' AND u.code = '" + codes.get(0)
                + "'"));
        Recorded corrected = ledger.record(Recording.of(
                "correct", new Context(null, null, null, "wrong one", null, event, Map.of()), Item.of(codes.get(0))));
        assertThat(corrected.accepted()).isEqualTo(1);
        assertThat(written(departures.next(turn).orElseThrow()).get(1))
                .startsWith("taken-back," + codes.get(0) + "," + p + "-SO1,C1,SF1");
    }

    @Test
    void tellsBothTruthsOfAUnitThatWentByAnotherOrder() throws IOException {
        List<String> codes = shipped(1, "SF1");
        Turn turn = turn();
        departures.brought(turn, new Brought(departures.next(turn).orElseThrow().file(), 1, 1, null));
        String event = Long.toString(world.count("SELECT MIN(r.event_id) FROM event_unit r JOIN unit u ON u.id ="
                + " r.unit_id JOIN event e ON e.id = r.event_id WHERE e.step = 'ship' AND u.code = '" + codes.get(0)
                + "'"));
        world.order(p + "-OTHER", 'S', "BIKE", 1);
        world.sql("UPDATE doc_order SET party_id = (SELECT id FROM party WHERE code = 'C2') WHERE code = '" + p
                + "-OTHER'");
        CorrectionView done = desk.record(new Correction(
                null,
                "wrong order",
                List.of(new Correction.Change(codes.get(0), event, null, p + "-OTHER", null, null, null))));
        assertThat(done.allowed()).as(done.toString()).isTrue();
        List<String> lines = written(departures.next(turn).orElseThrow());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("taken-back," + codes.get(0) + "," + p + "-SO1,C1,SF1");
        assertThat(lines.get(2)).startsWith("shipped," + codes.get(0) + "," + p + "-OTHER,C2");
    }

    @Test
    void letsNobodyBringAFileWhoseTurnIsOver() {
        shipped(1, "SF1");
        Turn turn = turn();
        Departure departure = departures.next(turn).orElseThrow();
        world.sql("UPDATE lease SET holder = 'other', fence = fence + 1 WHERE name = 'connection:" + p + "'");
        assertThatThrownBy(() -> departures.brought(turn, new Brought(departure.file(), 1, 1, null)))
                .hasMessageContaining("turn-lost");
        assertThatThrownBy(() -> departures.next(turn)).hasMessageContaining("turn-lost");
    }
}
