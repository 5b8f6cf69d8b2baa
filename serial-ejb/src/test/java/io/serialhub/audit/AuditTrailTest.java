package io.serialhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    @Nested
    @OnDerby
    class Derby extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {
        @Inject
        Audit audit;

        @Inject
        AuditTrail trail;

        @Inject
        Hub hub;

        @Inject
        TestClock clock;

        private final String key = "K-" + System.nanoTime();

        private void change(int step) {
            hub.inTransaction(() -> audit.changed(
                    "change", "thing", key, Map.of("step", step - 1), Map.of("step", step), step == 3 ? "盘点" : null));
            clock.advance(Duration.ofSeconds(1));
        }

        @Test
        void tellsTheStoryOfAThingNewestFirstInPages() {
            change(1);
            change(2);
            change(3);
            AuditFilter thing = AuditFilter.ofObject("thing", key);
            Page<AuditEntry> first = trail.list(thing, null, 2);
            Page<AuditEntry> second = trail.list(thing, first.next(), 2);
            assertThat(first.items())
                    .extracting(AuditEntry::after)
                    .containsExactly(Map.of("step", 3), Map.of("step", 2));
            assertThat(first.items().get(0).reason()).isEqualTo("盘点");
            assertThat(first.items().get(0).actor()).isEqualTo("system");
            assertThat(second.items()).extracting(AuditEntry::before).containsExactly(Map.of("step", 0));
            assertThat(second.next()).isNull();
        }

        @Test
        void findsByPersonAndPeriod() {
            Instant start = clock.instant();
            change(1);
            change(2);
            var both = new AuditFilter("thing", key, "system", start, clock.instant());
            var later = new AuditFilter("thing", key, null, start.plusMillis(900), null);
            var nobody = new AuditFilter("thing", key, "nobody", null, null);
            assertThat(trail.list(both, null, null).items()).hasSize(2);
            assertThat(trail.list(later, null, null).items()).hasSize(1);
            assertThat(trail.list(nobody, null, null).items()).isEmpty();
        }

        @Test
        void nothingIsWrittenDownOfAChangeThatFailed() {
            assertThatThrownBy(() -> hub.inTransaction(() -> {
                        audit.changed("change", "thing", key, null, null);
                        throw Problem.conflict("test");
                    }))
                    .isInstanceOf(Problem.class);
            assertThat(trail.list(AuditFilter.ofObject("thing", key), null, null)
                            .items())
                    .isEmpty();
        }

        @Test
        void refusesACursorOfAnotherList() {
            assertThatThrownBy(() -> trail.list(null, "K-1", null)).hasMessageContaining("bad-cursor");
        }
    }
}
