package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;

/** Stories about number batches: a rule of its own for each test. */
abstract class BatchStories {
    @Inject
    Hub hub;

    @Inject
    NumberRules rules;

    @Inject
    NumberBatches batches;

    @Inject
    NumberWork work;

    @Inject
    JobRunner runner;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @Inject
    World world;

    private static int run;
    String p;
    int chunk;

    @BeforeEach
    void build() {
        world.build();
        p = "R" + ++run;
        chunk = database.isPostgres() ? 10_000 : 1_000;
    }

    /** Numbers P-00001 … under the rule of this test. */
    void rule(Segment... segments) {
        rules.save(new NumberRule(p, 0, "规则", "Rule", "Asia/Shanghai", List.of(segments), true));
    }

    void plainRule() {
        rule(Segment.of("literal", "text", p + "-"), Segment.of("counter", "width", "6"));
    }

    NumberBatch request(int quantity) {
        return batches.request(new BatchRequest(p, "BIKE", null, null, quantity));
    }

    List<String> expected(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj((p + "-%06d")::formatted)
                .toList();
    }

    List<String> numbers(NumberBatch batch) {
        var all = new ArrayList<String>();
        Page<String> page = batches.numbers(batch.code(), null, 200);
        all.addAll(page.items());
        while (page.next() != null) {
            page = batches.numbers(batch.code(), page.next(), 200);
            all.addAll(page.items());
        }
        return all;
    }

    List<NumberBlock> blocks() {
        return rules.blocks(p, null, 200).items();
    }

    List<String> codes() {
        return database.with(h -> h.createQuery("SELECT code FROM unit WHERE code LIKE :p ORDER BY code")
                .bind("p", p + "-%")
                .mapTo(String.class)
                .list());
    }
}
