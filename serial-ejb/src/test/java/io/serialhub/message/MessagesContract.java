package io.serialhub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Touched;
import io.serialhub.base.Transactions;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of messages, on every database. */
abstract class MessagesContract {
    @Inject
    Hub hub;

    @Inject
    Messages messages;

    @Inject
    MessageLog log;

    @Inject
    ToldGolden told;

    @Inject
    Parties parties;

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @BeforeEach
    void nothingWasSaid() {
        database.use(h -> {
            h.execute("DELETE FROM message_event");
            h.execute("DELETE FROM message_key");
            h.execute("DELETE FROM message_text");
            h.execute("DELETE FROM message");
        });
    }

    @Test
    void tiesAMessageToWhatItsWorkHasChanged() {
        String answer = messages.handle(
                NewMessage.in("soap", "erp", "partner.save")
                        .id("M-1")
                        .saying("application/json", "{\"phone\":\"138\"}"),
                () -> save("P-1"),
                saved -> MessageResult.done(1, saved));

        MessageView line = only(MessageFilter.ALL);
        assertThat(answer).isEqualTo("saved P-1");
        assertThat(line.status()).isEqualTo(MessageStatus.DONE);
        assertThat(List.of(line.partner(), line.type(), line.message(), line.answer(), line.quantity()))
                .containsExactly("erp", "partner.save", "M-1", "saved P-1", 1);
        MessageDetail detail = messages.get(line.id());
        assertThat(detail.things()).containsExactly(new Touched.Thing("party", "P-1"));
        assertThat(detail.said().content()).isEqualTo("{\"phone\":\"***\"}");
        assertThat(only(byKey("P-1"))).isEqualTo(line);
        assertThat(only(byKey("M-1"))).isEqualTo(line);
        assertThat(list(byKey("P-2"))).isEmpty();
    }

    @Test
    void keepsAMessageWhoseWorkWasRefusedWithTheReason() {
        assertThatThrownBy(() -> messages.handle(NewMessage.in("soap", "erp", "order.save"), () -> {
                    transactions.required(() -> {
                        save("P-3");
                        throw Problem.invalid("unknown-material", "material", "M-9");
                    });
                    return null;
                }))
                .hasMessageContaining("unknown-material");
        MessageView line = only(MessageFilter.ALL);
        assertThat(line.status()).isEqualTo(MessageStatus.REFUSED);
        assertThat(line.reason()).isEqualTo(Reason.of("unknown-material", "material", "M-9"));
        assertThat(messages.get(line.id()).things()).as("what was rolled back").isEmpty();
    }

    @Test
    void tellsOthersThatAPartnersMessagesAreRefusedButNotOfEachOne() {
        String partner = "alarm-" + clock.instant().toEpochMilli();
        int before = alerts();
        refuse(partner);
        told.says("alert.message-refused", Map.of(partner, "<partner>"));
        refuse(partner);
        assertThat(alerts()).isEqualTo(before + 1);
        clock.advance(Duration.ofMinutes(11));
        refuse(partner);
        assertThat(alerts()).isEqualTo(before + 2);
    }

    private void refuse(String partner) {
        long line = messages.add(NewMessage.in("soap", partner, "order.save").id("M-7"));
        messages.settle(line, MessageResult.refused(Reason.of("unknown-material", "material", "M-9")), List.of());
    }

    private int alerts() {
        return database.with(h -> h.createQuery("SELECT COUNT(*) FROM outbox WHERE type = 'alert.message-refused'")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void keepsAMessageWhoseWorkBroke() {
        assertThatThrownBy(() -> messages.handle(NewMessage.in("file", "inbox", "table"), () -> {
                    throw new IllegalStateException("disk");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(only(MessageFilter.ALL).reason().code()).isEqualTo("message-failed");
    }

    @Test
    void goesOnWithAMessageInPieces() {
        long file = messages.add(NewMessage.in("file", "inbox", "table").id("orders.csv"));
        assertThat(only(MessageFilter.ALL).status()).isEqualTo(MessageStatus.WAITING);
        messages.goOn(file, () -> save("P-5"), done -> MessageResult.waiting(null));
        messages.goOn(file, () -> save("P-6"), done -> MessageResult.partly(2, Reason.of("rows-refused", "rows", 1)));
        assertThat(only(byKey("P-5")).attempts()).isEqualTo(2);
        assertThat(only(byKey("P-6")).status()).isEqualTo(MessageStatus.PARTLY);
        messages.settle(file, MessageResult.done(), List.of(new Touched.Thing("party", "P-6")));
        assertThat(messages.get(file).things()).hasSize(2);
    }

    @Test
    void filtersByEveryPartAndPagesByKeyset() {
        for (int i = 0; i < 5; i++) {
            messages.handle(NewMessage.in("rest", "mes", "bulk").about("B-" + i), () -> null);
        }
        messages.add(NewMessage.out("sftp", "crm", "stock"));
        assertThat(list(MessageFilter.ALL)).hasSize(6);
        assertThat(list(new MessageFilter(Direction.OUT, null, null, null, null, null, null, null)))
                .hasSize(1);
        assertThat(list(new MessageFilter(null, "rest", "mes", "bulk", MessageStatus.DONE, null, null, null)))
                .hasSize(5);
        assertThat(list(byKey("B-3"))).hasSize(1);
        Page<MessageView> first = messages.list(MessageFilter.ALL, null, 4);
        Page<MessageView> second = messages.list(MessageFilter.ALL, first.next(), 4);
        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
    }

    @Test
    void forgetsWhatWasSaidBeforeTheLineAndNeverWhatWaitsForSomebody() {
        long done = messages.add(NewMessage.in("file", "inbox", "table").saying("text/plain", "x"));
        messages.settle(done, MessageResult.done(), List.of(new Touched.Thing("party", "P-7")));
        long refused = messages.add(NewMessage.in("file", "inbox", "table").saying("text/plain", "y"));
        messages.settle(refused, MessageResult.refused(Reason.of("unknown-material", "material", "M")), List.of());
        hub.inTransaction(() -> log.keepOriginal(refused, "locked"));
        clock.advance(Duration.ofDays(91));
        assertThat(messages.prune()).isEqualTo(2);
        assertThat(messages.get(done).said()).isNull();
        assertThat(log.findRefused(refused))
                .as("it can still be taken in again")
                .get()
                .extracting(MessageLog.Refused::original)
                .isEqualTo("locked");
        clock.advance(Duration.ofDays(310));
        assertThat(messages.prune()).isEqualTo(1);
        assertThat(list(MessageFilter.ALL)).extracting(MessageView::id).containsExactly(refused);
        clock.advance(Duration.ofDays(-401));
    }

    @Test
    void keepsLongAnswersAndCutsEndlessPayloads() {
        long id = messages.add(NewMessage.out("http", "crm", "case").saying("text/plain", "x".repeat(300_000)));
        messages.settle(id, MessageResult.dead("{\"why\":\"" + "y".repeat(2_000) + "\"}"), null);
        MessageDetail detail = messages.get(id);
        assertThat(detail.message().status()).isEqualTo(MessageStatus.DEAD);
        assertThat(detail.message().answer()).hasSize(500);
        assertThat(detail.said().size()).isEqualTo(300_000);
        assertThat(detail.said().content()).hasSize(100_000);
        assertThat(detail.answered().content()).hasSize(2_010);
    }

    @Test
    void masksEveryLineAndTiesWhatIsTouchedTwiceOnce() {
        long id = messages.add(NewMessage.in("rest", "mes", "partners.bulk")
                .saying("application/x-ndjson", "{\"code\":\"P-8\"}\n{\"code\":\"P-9\",\"phone\":\"139\"}"));
        messages.goOn(id, () -> save("P-8") + save("P-9"), done -> MessageResult.waiting(null));
        messages.goOn(
                id,
                () -> {
                    database.use(h -> {
                        Touched.add("party", "P-8");
                        Touched.add("party", "P-10");
                        Touched.add(Touched.EVENT, "17");
                    });
                    return null;
                },
                done -> MessageResult.waiting(null));
        messages.settle(id, MessageResult.done(2, null), List.of(new Touched.Thing(Touched.EVENT, "17")));
        MessageDetail detail = messages.get(id);
        assertThat(detail.said().content()).isEqualTo("{\"code\":\"P-8\"}\n{\"code\":\"P-9\",\"phone\":\"***\"}");
        assertThat(detail.things())
                .extracting(Touched.Thing::code)
                .containsExactlyInAnyOrder("P-8", "P-9", "P-10", "17");
    }

    @Test
    void tellsOfEachPartnerHowItGoes() {
        messages.handle(NewMessage.in("rest", "figures-mes", "bulk"), () -> null);
        messages.add(NewMessage.in("rest", "figures-mes", "bulk"));
        long refused = messages.add(NewMessage.in("rest", "figures-mes", "bulk"));
        messages.settle(refused, MessageResult.refused(Reason.of("unknown-material", "material", "M")), List.of());
        PartnerFigures figures = messages.figures().stream()
                .filter(f -> f.partner().equals("figures-mes"))
                .findFirst()
                .orElseThrow();
        assertThat(figures.waiting()).isEqualTo(1);
        assertThat(figures.oldestAt()).isNotNull();
        assertThat(figures.refused()).isEqualTo(1);
        assertThat(figures.dead()).isZero();
        assertThat(figures.done().attempts()).isEqualTo(2);
        assertThat(figures.done().failures()).isEqualTo(1);
        assertThat(figures.done().lastOkAt()).isNotNull();
    }

    private String save(String code) {
        parties.save(new Party(code, PartyKind.CUSTOMER, "客户", "Customer", null, null, null, null, true, 0), null);
        return "saved " + code;
    }

    private static MessageFilter byKey(String key) {
        return MessageFilter.of(null, null, key);
    }

    private List<MessageView> list(MessageFilter filter) {
        return messages.list(filter, null, null).items();
    }

    private MessageView only(MessageFilter filter) {
        List<MessageView> found = list(filter);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
