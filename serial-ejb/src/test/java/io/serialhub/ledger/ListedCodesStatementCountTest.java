package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.numbering.ForeignNumbers;
import io.serialhub.numbering.ForeignRequest;
import io.serialhub.quality.Holds;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A pasted list of 5,000 codes, bad ones among them, costs a few statements for each portion that the database takes,
 * however it is asked for: looked up, judged for a step, recorded, put on hold, taken over as numbers of others.
 */
class ListedCodesStatementCountTest {
    private static final int FEW = 20;
    private static final int MANY = 5_000;

    /** A message tells of so many units at most. */
    private static final int TOLD = 500;

    @Test
    void onDerby() {
        statementsDoNotGrowWithTheCodes(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrowWithTheCodes(Databases.freshPostgres());
    }

    private static void statementsDoNotGrowWithTheCodes(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> {
                hub.get(World.class).build();
                new Day(hub, source, "WARM", FEW).statements();
                Map<String, Integer> few = new Day(hub, source, "FEW", FEW).statements();
                Map<String, Integer> many = new Day(hub, source, "MANY", MANY).statements();
                int portions = (MANY + 3) / hub.get(Database.class).maxItems() + 1;
                many.forEach((what, statements) -> assertThat(statements)
                        .as("statements of %s, %d codes in %d portions", what, MANY, portions)
                        .isLessThanOrEqualTo(few.get(what) * portions + MANY / TOLD));
            });
        }
    }

    /** What happens to a list of units from their numbers to the customer, each time counted. */
    private record Day(Hub hub, CountedSource source, String prefix, int n) {
        Map<String, Integer> statements() {
            World world = hub.get(World.class);
            CodeLists lists = hub.get(CodeLists.class);
            var counts = new LinkedHashMap<String, Integer>();
            world.order(prefix + "-WO", 'W', "BIKE", n);
            world.order(prefix + "-SO", 'S', "BIKE", n);
            List<String> codes = new ArrayList<>(world.allocate(hub, "BIKE", prefix, n));
            Collections.shuffle(codes, new Random(n));
            String text = String.join("\n", codes) + "\n" + prefix + "-NOBODY\n" + codes.get(0) + "\n" + "x".repeat(90);
            counts.put("looking up", counted(() -> good(lists.check(CodesAsked.of(text)))));
            born(counts, codes, "commission", Context.ofOrder(prefix + "-WO"));
            born(counts, codes, "receive", Context.at("W1-A"));
            step(counts, text, "put-away", Context.at("W1-B"));
            step(counts, text, "ship", Context.ofOrder(prefix + "-SO"));
            counts.put("hold", counted(() -> hub.get(Holds.class).placeOnUnits(codes, "looked at")));
            ForeignNumbers foreign = hub.get(ForeignNumbers.class);
            Function<String, ForeignRequest> asked =
                    list -> new ForeignRequest(list.replace(prefix, prefix + "F"), null, "MOTOR", null, null, null);
            counts.put("looking at foreign numbers", counted(() -> foreign.check(asked.apply(text))));
            counts.put("taking over foreign numbers", counted(() -> foreign.take(asked.apply(text))));
            return counts;
        }

        /** Of a step that takes numbers which nobody knows yet, so that none of them is a bad one. */
        private void born(Map<String, Integer> counts, List<String> codes, String step, Context context) {
            CodeLists lists = hub.get(CodeLists.class);
            var asked = new CodesAsked(null, codes, null, null, step, null, context, null);
            counts.put(
                    "recording " + step,
                    counted(() -> assertThat(
                                    lists.record(asked, prefix + "-" + step).good())
                            .isEqualTo(n)));
        }

        private void step(Map<String, Integer> counts, String text, String step, Context context) {
            CodeLists lists = hub.get(CodeLists.class);
            var asked = new CodesAsked(text, null, null, null, step, null, context, null);
            counts.put("judging for " + step, counted(() -> good(lists.check(asked))));
            counts.put("recording " + step, counted(() -> good(lists.record(asked, prefix + "-" + step))));
        }

        private void good(CodesAnswered answered) {
            assertThat(answered.good()).isEqualTo(n);
            assertThat(answered.codes().subList(n, n + 3))
                    .extracting(CodeAnswer::verdict)
                    .containsExactly(
                            CodeAnswer.Verdict.UNKNOWN, CodeAnswer.Verdict.TWICE, CodeAnswer.Verdict.UNREADABLE);
        }

        private int counted(Runnable work) {
            source.statements();
            work.run();
            return source.statements();
        }
    }
}
