package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.ledger.CodeAnswer;
import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.NumberProfiles;
import io.serialhub.material.NumberScope;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers that others made: by range and list, by profile, and which of them mean several units. */
abstract class ForeignNumbersContract extends BatchStories {
    @Inject
    ForeignNumbers foreign;

    @Inject
    NumberProfiles profiles;

    @Inject
    Pools pools;

    @Inject
    CodeLists lists;

    @Inject
    Ledger ledger;

    @OnDerby
    static class DerbyForeignNumbersTest extends ForeignNumbersContract {}

    @OnPostgres
    static class PostgresForeignNumbersTest extends ForeignNumbersContract {}

    private static ForeignRequest request(String text, String material, String maker) {
        return new ForeignRequest(text, null, material, maker, null, null);
    }

    @Test
    void aRangeIsLookedAtBeforeItIsTakenAndComesIntoAPool() {
        String range = p + "-A001.." + p + "-A020, 2+, " + p + "-A005";
        ForeignAnswers seen = foreign.check(request(range, "MOTOR", null));
        assertThat(List.of(seen.good(), seen.look(), seen.refused())).containsExactly(22, 0, 1);
        assertThat(seen.numbers().get(22).reason().code()).isEqualTo("twice-in-call");
        pools.create(new PoolDraft(p, "motors to come", "MOTOR", null, null, "S1", null, 0));
        ForeignAnswers taken = foreign.take(new ForeignRequest(range, null, "MOTOR", "S1", p, "list of May"));
        assertThat(taken.taken()).isEqualTo(22);
        assertThat(pools.counts(p).free()).isEqualTo(22);
        ForeignAnswers again = foreign.take(new ForeignRequest(range, null, "MOTOR", "S1", p, null));
        assertThat(again.taken()).isZero();
        assertThat(again.refused()).isEqualTo(23);
        assertThat(again.numbers().get(0).reason().code()).isEqualTo("number-there");
        refused("pool-of-other-material", () -> foreign.take(new ForeignRequest("x", null, "BIKE", null, p, null)));
        refused("codes-needed", () -> foreign.check(request(" \n,", "MOTOR", null)));
    }

    @Test
    void aRangeLongerThanDerbyTakesInAnEventComesIntoAPoolAsWell() {
        int many = 2_500;
        pools.create(new PoolDraft(p, "supplier", "MOTOR", null, null, null, null, 0));
        String range = p + "-%06d..".formatted(1) + p + "-%06d".formatted(many);
        ForeignAnswers taken = foreign.take(new ForeignRequest(range, null, "MOTOR", null, p, null));
        assertThat(taken.taken()).isEqualTo(many);
        assertThat(pools.get(p).free()).isEqualTo(many);
        assertThat(foreign.take(new ForeignRequest(range, null, "MOTOR", null, p, null))
                        .taken())
                .isZero();
    }

    @Test
    void oneThatLooksLikeAnotherIsPointedOutAndTaken() {
        foreign.take(request(p + "-O1", "MOTOR", null));
        ForeignAnswers near = foreign.check(request(p + "-01", "MOTOR", null));
        assertThat(near.numbers().get(0).verdict()).isEqualTo(ForeignAnswer.Verdict.LOOK);
        assertThat(near.numbers().get(0).reason().code()).isEqualTo("number-looks-like");
        assertThat(foreign.take(request(p + "-01", "MOTOR", null)).taken()).isEqualTo(1);
    }

    private void profile(String code, NumberScope scope, String check) {
        profiles.save(new NumberProfile(code, code, code, scope, check, 1, 0), null);
        profiles.assign("MOTOR", code);
        profiles.assign("BIKE", code);
    }

    @Test
    void theProfileOfTheMaterialSaysWithinWhatANumberIsUnique() {
        foreign.take(request(p + "-1", "MOTOR", null));
        assertThat(foreign.check(request(p + "-1", "BIKE", null)).look()).isEqualTo(1);
        profile("EVERY" + p, NumberScope.EVERYWHERE, "any");
        assertThat(profiles.of("MOTOR").scope()).isEqualTo(NumberScope.EVERYWHERE);
        foreign.take(request(p + "-2", "MOTOR", null));
        assertThat(foreign.check(request(p + "-2", "BIKE", null)).refused()).isEqualTo(1);
        profile("MAKER" + p, NumberScope.MAKER, "any");
        assertThat(foreign.take(request(p + "-3", "MOTOR", "S1")).taken()).isEqualTo(1);
        assertThat(foreign.check(request(p + "-3", "BIKE", "S1")).refused()).isEqualTo(1);
        assertThat(foreign.check(request(p + "-3", "BIKE", null)).look()).isEqualTo(1);
        profile("LUHN" + p, NumberScope.MATERIAL, "luhn");
        assertThat(foreign.check(request("49927398716, 49927398717", "MOTOR", null))
                        .refused())
                .isEqualTo(1);
        profiles.assign("MOTOR", NumberProfile.USUAL);
        profiles.assign("BIKE", NumberProfile.USUAL);
        refused("unknown-profile", () -> profiles.assign("BIKE", "NONE"));
        refused("changed-meanwhile", () -> profiles.save(profiles.get("imei"), 7L));
    }

    private Recorded adopt(String number, Map<String, Object> data) {
        Item item = new Item(number, null, null, "MOTOR", null, null, null, data);
        return ledger.record(new Recording(null, "adopt", Mode.ACCEPT_GOOD, List.of(item), Context.NONE));
    }

    @Test
    void aPhoneHasTwoImeisAndNobodyElseHasThem() {
        Map<String, Object> both = Map.of("id.imei", "490154203237518, 35-209900-176148-1");
        assertThat(adopt(p + "-PH1", both).accepted()).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM identifier i JOIN unit u ON u.id = i.unit_id WHERE u.code = '" + p
                        + "-PH1' AND i.kind = 'imei' AND i.scope = '*'"))
                .isEqualTo(2);
        assertThat(lists.check(CodesAsked.of("352099001761481")).codes().get(0).unit())
                .isEqualTo(p + "-PH1");
        Recorded taken = adopt(p + "-PH2", Map.of("id.imei", "352099001761481"));
        assertThat(taken.items().get(0).reason().code()).isEqualTo("identifier-taken");
        Recorded wrong = adopt(p + "-PH3", Map.of("id.imei", "352099001761482"));
        assertThat(wrong.items().get(0).reason().code()).isEqualTo("identifier-unfit");
        Recorded three = adopt(
                p + "-PH4", Map.of("id.imei", "356938035643809, 490154203237526", "id.imei.2", "353918050000007"));
        assertThat(three.items().get(0).reason().code()).isIn("identifier-too-many", "identifier-unfit");
        assertThat(adopt(p + "-PH5", Map.of("id.mac", "00-1b-63-84-45-e6, 001b638445e7", "id.other", "free"))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void aListOfThousandsIsAnsweredWithTheBadOnesMarked() {
        plainRule();
        batches.request(new BatchRequest(p, "BIKE", null, null, 5_000));
        runner.drain();
        foreign.take(request(p + "-SAME", "MOTOR", null));
        foreign.take(request(p + "-SAME", "BIKE", null));
        String text = IntStream.rangeClosed(1, 5_000)
                        .mapToObj((p + "-%06d")::formatted)
                        .collect(Collectors.joining("\n"))
                + "\n" + p + "-999999\n" + p.toLowerCase() + "-000007\n" + p + "-SAME\n" + "x".repeat(90);
        CodesAnswered answered = lists.check(CodesAsked.of(text));
        assertThat(answered.good()).isEqualTo(5_000);
        assertThat(answered.codes().subList(5_000, 5_004))
                .extracting(CodeAnswer::verdict)
                .containsExactly(
                        CodeAnswer.Verdict.UNKNOWN,
                        CodeAnswer.Verdict.TWICE,
                        CodeAnswer.Verdict.AMBIGUOUS,
                        CodeAnswer.Verdict.UNREADABLE);
        assertThat(answered.codes().get(5_002).candidates()).hasSize(2);
        assertThat(lists.check(new CodesAsked(p + "-SAME", null, "MOTOR", null, null, null, null, null))
                        .good())
                .isEqualTo(1);
    }

    @Test
    void aListIsJudgedForAStepWithoutAnythingBeingRecorded() {
        plainRule();
        batches.request(new BatchRequest(p, "BIKE", null, null, 3));
        runner.drain();
        int events = world.count("SELECT COUNT(*) FROM event");
        var asked = new CodesAsked(p + "-000001, 2+", null, null, null, "put-away", null, Context.at("W1-A"), null);
        assertThat(lists.check(asked).codes()).hasSize(3).allMatch(c -> c.verdict() == CodeAnswer.Verdict.REFUSED);
        assertThat(world.count("SELECT COUNT(*) FROM event")).isEqualTo(events);
        assertThat(lists.check(new CodesAsked(p + "-000001, 2+", null, null, null, "encode", null, Context.NONE, null))
                        .good())
                .isEqualTo(3);
    }

    @Test
    void aListIsRecordedOnceForThoseThatTheStepTakes() {
        plainRule();
        batches.request(new BatchRequest(p, "BIKE", null, null, 3));
        runner.drain();
        var asked =
                new CodesAsked(p + "-000001, 2+\nNOBODY-KNOWS", null, null, null, "encode", null, Context.NONE, null);
        CodesAnswered first = lists.record(asked, "LIST-" + p);
        assertThat(first.good()).isEqualTo(3);
        assertThat(first.codes().get(3).verdict()).isEqualTo(CodeAnswer.Verdict.UNKNOWN);
        int events = world.count("SELECT COUNT(*) FROM event");
        assertThat(lists.record(asked, "LIST-" + p).good()).isEqualTo(3);
        assertThat(world.count("SELECT COUNT(*) FROM event")).isEqualTo(events);
    }
}
