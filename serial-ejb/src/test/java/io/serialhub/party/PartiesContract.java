package io.serialhub.party;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parties, on both databases. */
abstract class PartiesContract {
    @Inject
    Parties parties;

    @Inject
    PartyIndex index;

    @Inject
    AuditTrail trail;

    @OnDerby
    static class DerbyPartiesTest extends PartiesContract {}

    @OnPostgres
    static class PostgresPartiesTest extends PartiesContract {}

    @Test
    void aPartyIsKeptAsItWasSentAndSavedOnce() {
        Party sent = new Party(
                "C-1",
                PartyKind.CUSTOMER,
                "宁波大酒店",
                "Ningbo Hotel",
                "宁波",
                "江东路 1 号",
                "+86 574 1",
                "it@nb.example",
                true,
                0);
        var saved = parties.save(sent, null);
        assertThat(saved.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(parties.get("C-1")).isEqualTo(saved.view()).matches(sent::saysTheSameAs);
        assertThat(parties.save(sent, null).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(parties.get("C-1").version()).isEqualTo(saved.view().version());
        assertThat(trail.list(AuditFilter.ofObject("party", "C-1"), null, null).items())
                .hasSize(1);
    }

    @Test
    void whoSawAnOldVersionIsRefused() {
        long version =
                parties.save(plain("C-2", PartyKind.DEALER, "一"), null).view().version();
        assertThat(parties.save(plain("C-2", PartyKind.DEALER, "二"), version).outcome())
                .isEqualTo(Outcome.CHANGED);
        refused("changed-meanwhile", () -> parties.save(plain("C-2", PartyKind.DEALER, "三"), version));
    }

    @Test
    void theListIsNarrowedByKindAndText() {
        parties.save(plain("L-1", PartyKind.SUPPLIER, "蓝天电池厂"), null);
        parties.save(plain("L-2", PartyKind.SUPPLIER, "Blue Sky Battery"), null);
        parties.save(plain("L-3", PartyKind.CARRIER, "蓝天快递"), null);
        assertThat(parties.list("蓝天", PartyKind.SUPPLIER, null, null).items())
                .extracting(Party::code)
                .containsExactly("L-1");
        assertThat(parties.list("BATTERY", null, null, null).items())
                .extracting(Party::code)
                .containsExactly("L-2");
        var first = parties.list("l-", null, null, 2);
        assertThat(parties.list("l-", null, first.next(), 2).items())
                .extracting(Party::code)
                .containsExactly("L-3");
    }

    @Test
    void otherRoomsLookPartiesUp() {
        parties.save(plain("I-1", PartyKind.OWN, "我们"), null);
        PartyKey key = index.byCodes(List.of("I-1", "NOPE")).get("I-1");
        assertThat(index.byIds(List.of(key.id()))).containsEntry(key.id(), key);
        assertThat(key).extracting(PartyKey::kind, PartyKey::nameZh).containsExactly(PartyKind.OWN, "我们");
    }

    @Test
    void whatIsNoPartyIsRefused() {
        refused("unknown-party", () -> parties.get("NOPE"));
        refused("field-missing", () -> plain("  ", PartyKind.OWN, "名"));
        refused("field-missing", () -> plain("P", null, "名"));
        refused("field-missing", () -> plain("P", PartyKind.OWN, " "));
        refused("field-too-long", () -> plain("P".repeat(61), PartyKind.OWN, "名"));
        refused("field-characters", () -> plain("P\n1", PartyKind.OWN, "名"));
        refused("email-unfit", () -> new Party("P", PartyKind.OWN, "名", null, null, null, null, "no mail", true, 0));
    }

    private static Party plain(String code, PartyKind kind, String name) {
        return new Party(code, kind, name, null, null, null, null, null, true, 0);
    }
}
