package io.serialhub.numbering;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When do rules run out: from the blocks that were taken of late. Two statements for any number of rules. */
@ApplicationScoped
class Forecasts {
    static final int DAYS = 90;

    private static final int SOON_DAYS = 180;
    private static final int NOW_DAYS = 30;
    private static final int SHOWN = 3;

    /** Beyond this nobody alive will see it, and dates get silly. */
    private static final long FAR_DAYS = 36_500;

    private static final Comparator<Forecast.Busy> BUSIEST =
            Comparator.comparingLong(Forecast.Busy::taken).reversed().thenComparing(Forecast.Busy::scope);

    private Database database;
    private Occasions occasions;
    private Clock clock;

    protected Forecasts() {}

    @Inject
    Forecasts(Database database, Occasions occasions, Clock clock) {
        this.database = database;
        this.occasions = occasions;
        this.clock = clock;
    }

    /** What was taken in one counter period within the days that are looked at. */
    private record Taken(String rule, String scope, long values, Instant since) {}

    private record Last(String rule, String scope, long value) {}

    /** A period of a rule: how much is left of it, and how fast it goes. */
    private record Pace(String scope, long left, double perDay) {
        double days() {
            return perDay <= 0 ? Double.POSITIVE_INFINITY : left / perDay;
        }
    }

    Forecast of(NumberRule rule, NumberMaker maker) {
        List<String> one = List.of(rule.code());
        return Use.of(rule, maker, taken(one), last(one)).forecast(clock.instant());
    }

    List<RunningOut> urgent(List<NumberRule> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<String> codes = rules.stream().map(NumberRule::code).toList();
        Map<String, List<Taken>> taken = taken(codes).stream().collect(Collectors.groupingBy(Taken::rule));
        Map<String, List<Last>> last = last(codes).stream().collect(Collectors.groupingBy(Last::rule));
        Instant now = clock.instant();
        return rules.stream()
                .filter(rule -> taken.containsKey(rule.code()))
                .map(rule -> new RunningOut(
                        rule.code(),
                        rule.nameZh(),
                        rule.nameEn(),
                        Use.of(
                                        rule,
                                        new NumberMaker(rule, occasions.placeholder(now)),
                                        taken.get(rule.code()),
                                        last.getOrDefault(rule.code(), List.of()))
                                .forecast(now)))
                .filter(r -> r.forecast().level() != Forecast.Level.ENOUGH)
                .sorted(Comparator.comparing((RunningOut r) -> r.forecast().level(), Comparator.reverseOrder()))
                .toList();
    }

    /** What is known of one rule. @param taken lately, by scope @param lasts the counters' last values by scope */
    private record Use(NumberRule rule, NumberMaker maker, List<Taken> taken, Map<String, Long> lasts) {
        static Use of(NumberRule rule, NumberMaker maker, List<Taken> taken, List<Last> last) {
            return new Use(rule, maker, taken, last.stream().collect(Collectors.toMap(Last::scope, Last::value)));
        }

        Forecast forecast(Instant now) {
            Segment counter = rule.counter();
            return counter != null && Reset.of(counter) != Reset.NEVER ? periods() : forGood(now);
        }

        private long capacity() {
            return maker.capacity().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
        }

        private long left(String scope) {
            Long last = lasts.get(scope);
            return last == null ? capacity() : Math.max(0, capacity() - maker.used(last));
        }

        private long sum() {
            return taken.stream().mapToLong(Taken::values).sum();
        }

        private List<Forecast.Busy> busiest() {
            return taken.stream()
                    .map(t -> new Forecast.Busy(t.scope(), t.values()))
                    .sorted(BUSIEST)
                    .limit(SHOWN)
                    .toList();
        }

        /** The counter starts again: what counts is the busiest period beside the room that each has. */
        private Forecast periods() {
            long left = left(maker.scope());
            if (taken.isEmpty()) {
                return unused(left);
            }
            Forecast.Busy most = busiest().get(0);
            double share = (double) most.taken() / capacity();
            Forecast.Level level =
                    share >= 0.9 ? Forecast.Level.NOW : share >= 0.5 ? Forecast.Level.SOON : Forecast.Level.ENOUGH;
            boolean ample = level == Forecast.Level.ENOUGH;
            Reason sentence = Reason.of(
                    ample ? "forecast-ample" : "forecast-tight",
                    "scope",
                    most.scope(),
                    "taken",
                    most.taken(),
                    "capacity",
                    capacity(),
                    ample ? "times" : "percent",
                    ample ? capacity() / Math.max(1, most.taken()) : Math.round(share * 100));
            return new Forecast(DAYS, sum(), left, null, busiest(), level, sentence);
        }

        /** The counter never starts again: the place where it ends first decides. */
        private Forecast forGood(Instant now) {
            List<Pace> paces = taken.stream()
                    .map(t -> new Pace(t.scope(), left(t.scope()), perDay(t, now)))
                    .sorted(Comparator.comparingDouble(Pace::days))
                    .toList();
            if (paces.isEmpty()) {
                return unused(left(maker.scope()));
            }
            Pace first = paces.get(0);
            if (first.days() > FAR_DAYS) {
                Reason ample = Reason.of("forecast-for-good", "left", first.left(), "pace", words(first.perDay()));
                return new Forecast(DAYS, sum(), first.left(), null, busiest(), Forecast.Level.ENOUGH, ample);
            }
            LocalDate runsOut = now.atZone(rule.zone()).toLocalDate().plusDays((long) first.days());
            Forecast.Level level = first.days() <= NOW_DAYS
                    ? Forecast.Level.NOW
                    : first.days() <= SOON_DAYS ? Forecast.Level.SOON : Forecast.Level.ENOUGH;
            Reason sentence = Reason.of(
                    level == Forecast.Level.ENOUGH ? "forecast-lasts" : "forecast-runs-out",
                    "left",
                    first.left(),
                    "pace",
                    words(first.perDay()),
                    "date",
                    runsOut);
            return new Forecast(DAYS, sum(), first.left(), runsOut, busiest(), level, sentence);
        }
    }

    private static Forecast unused(long left) {
        Reason sentence = Reason.of("forecast-unused", "days", DAYS, "left", left);
        return new Forecast(DAYS, 0, left, null, List.of(), Forecast.Level.ENOUGH, sentence);
    }

    private static String words(double perDay) {
        return perDay >= 10
                ? String.valueOf(Math.round(perDay))
                : String.valueOf(Math.max(0.1, Math.round(perDay * 10) / 10.0));
    }

    private static double perDay(Taken taken, Instant now) {
        double days = Math.max(1, Duration.between(taken.since(), now).toMinutes() / 1440.0);
        return taken.values() / days;
    }

    private List<Taken> taken(Collection<String> rules) {
        Instant since = clock.instant().minus(DAYS, ChronoUnit.DAYS);
        return database.with(h -> database.in(h.createQuery("""
                                SELECT rule, scope, SUM(size) AS taken, MIN(taken_at) AS since FROM number_block
                                WHERE rule <rules> AND taken_at > :since GROUP BY rule, scope
                                """), "rules", rules)
                .bind("since", since)
                .map((rs, context) -> new Taken(
                        rs.getString("rule"), rs.getString("scope"), rs.getLong("taken"), Columns.instant(rs, "since")))
                .list());
    }

    private List<Last> last(Collection<String> rules) {
        return database.with(h -> database.in(
                        h.createQuery("SELECT rule, scope, last_value FROM number_counter WHERE rule <rules>"),
                        "rules",
                        rules)
                .map((rs, context) -> new Last(rs.getString("rule"), rs.getString("scope"), rs.getLong("last_value")))
                .list());
    }
}
