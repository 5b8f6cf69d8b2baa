package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secret parts of numbers: what they prove, and what gives a copied one away. */
abstract class SecretPartsContract extends BatchStories {
    @Inject
    ToldGolden told;

    @Inject
    Secrets secrets;

    @Inject
    Genuine genuine;

    @OnDerby
    static class DerbySecretPartsTest extends SecretPartsContract {}

    @OnPostgres
    static class PostgresSecretPartsTest extends SecretPartsContract {}

    @Test
    void aSecretPartProvesANumberGenuineAndIsNoPartOfIt() {
        rule(
                Segment.of("literal", "text", p + "-"),
                Segment.of("counter", "width", "6"),
                Segment.of("secret", "width", "10"));
        NumberBatch batch = request(3);
        runner.drain();
        List<String> codes = numbers(batch);
        assertThat(codes).isEqualTo(expected(1, 3));
        var kept = secrets.of(codes);
        assertThat(kept).hasSize(3);
        assertThat(kept.values()).doesNotHaveDuplicates().allMatch(s -> s.matches("[0-9A-HJKMNP-TV-Z]{10}"));
        assertThat(secrets.of(codes)).isEqualTo(kept);
        String first = codes.get(0);
        assertThat(verdict(first, kept.get(first).toLowerCase())).isEqualTo(Authenticity.Verdict.GENUINE);
        assertThat(verdict(first, kept.get(codes.get(1)))).isEqualTo(Authenticity.Verdict.WRONG_SECRET);
        assertThat(verdict(first, null)).isEqualTo(Authenticity.Verdict.SECRET_MISSING);
        assertThat(verdict(p + "-000004", "0123456789")).isEqualTo(Authenticity.Verdict.UNKNOWN);
        plainRule();
        NumberBatch plain = request(1);
        runner.drain();
        assertThat(verdict(numbers(plain).get(0), "0123456789")).isEqualTo(Authenticity.Verdict.NO_SECRET);
        assertThat(world.count("SELECT COUNT(*) FROM number_batch WHERE code = '" + batch.code()
                        + "' AND secret_key LIKE 'v1:%'"))
                .isEqualTo(1);
        refused(
                "rule-secret-last",
                () -> rule(Segment.of("secret", "width", "8"), Segment.of("counter", "width", "6")));
    }

    @Test
    void aGenuineCodeThatWasCopiedIsSeenTooOftenOrInTwoPlaces() {
        plainRule();
        NumberBatch batch = request(2);
        runner.drain();
        told.says("numbers.allocated", Map.of(p, "<prefix>"));
        String code = numbers(batch).get(0);
        assertThat(genuine.check(code, null, "Ningbo"))
                .extracting(Authenticity::times, Authenticity::warning)
                .containsExactly(1, null);
        assertThat(genuine.check(code, null, null).warning()).isNull();
        assertThat(genuine.check(code, null, "Shanghai"))
                .extracting(Authenticity::times, Authenticity::warning)
                .containsExactly(3, Authenticity.Warning.TWO_PLACES);
        assertThat(genuine.check(code, null, "Harbin").warning()).isEqualTo(Authenticity.Warning.TWO_PLACES);
        assertThat(suspicious(code)).isEqualTo(1);
        told.says("number.suspicious", Map.of(code, "<unit>"));
        String other = numbers(batch).get(1);
        for (int i = 0; i < Sightings.OFTEN; i++) {
            assertThat(genuine.check(other, null, "Ningbo").warning()).isNull();
        }
        assertThat(genuine.check(other, null, "Ningbo").warning()).isEqualTo(Authenticity.Warning.TOO_OFTEN);
        assertThat(suspicious(other)).isEqualTo(1);
        assertThat(genuine.check("NEVER-MADE", null, "Ningbo").times()).isZero();
    }

    private int suspicious(String code) {
        return world.count("SELECT COUNT(*) FROM outbox WHERE type = 'number.suspicious' AND subject = '" + code + "'");
    }

    private Authenticity.Verdict verdict(String code, String secret) {
        return genuine.check(code, secret, null).verdict();
    }
}
