package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power cuts, again and again, in the middle of one big batch, each also in the middle of a big shipment (or of its
 * return), of an import, of webhooks, and of files from and to a partner's SFTP server:
 * {@code mvn -Pkill -pl serial-ear -am verify}. The usual build cuts the power once, see {@link InboxIT}.
 */
@EnabledIfSystemProperty(named = "kill.rounds", matches = "[0-9]+")
class KillIT {
    private static final int ROWS = 1_500;

    private final int rounds = Integer.getInteger("kill.rounds");
    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Factory factory;
    private List<String> pumps;

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;

    /** On PostgreSQL a call takes 30,000 units, on Derby 2,000. */
    @BeforeEach
    void store() throws IOException {
        if (System.getProperty("kill.db", "derby").equals("postgres")) {
            postgres = EmbeddedPostgres.start();
            HubServer.on(List.of(
                    "-Dserial.db.driver=org.postgresql.Driver",
                    "-Dserial.db.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "-Dserial.db.user=postgres",
                    "-Dserial.db.password=postgres"));
        }
    }

    @AfterEach
    void end() throws IOException {
        if (postgres != null) {
            HubServer.get().kill9();
            postgres.close();
        }
    }

    @Test
    void whatIsBigComesThroughTwentyPowerCuts() throws Exception {
        System.out.println("power cuts of seed " + seed);
        Program rest = new Program(Administrator.token());
        factory = new Factory(rest);
        pumps = stock(Integer.getInteger("kill.units", 2_000));
        var batch = new CutBatch(rest, factory.id + "K", Integer.getInteger("kill.numbers", 1_000_000));
        batch.start(factory.pump);
        int told = 0;
        try (var transfers = new CutTransfers(Rest.administrator(), folder, "kill")) {
            for (int round = 1; round <= rounds; round++) {
                told += cut(round, batch, transfers) ? 1 : 0;
                System.out.println("power cut " + round + " of " + rounds);
                if (!batch.isDone()) {
                    batch.awaitMore();
                }
            }
        }
        batch.endsWhole();
        System.out.println(told + " of " + rounds + " senders had been told before the cut");
        assertThat(rest.get("/units/" + pumps.get(0)).json().get("events").asInt())
                .isEqualTo(1 + rounds);
        for (String check : List.of("states", "chains", "answers")) {
            assertThat(rest.get("/integrity/" + check).is(200).json().get("findings"))
                    .as(check)
                    .isEmpty();
        }
    }

    /** @return whether the sender of the big call had been told before */
    private boolean cut(int round, CutBatch batch, CutTransfers transfers) throws Exception {
        try (var messages = new CutMessages(Rest.administrator(), "kill-" + round)) {
            transfers.start();
            CutCall call = call(round);
            var file = new CutFile(factory.rest, factory.id + "R" + round + "-", ROWS);
            messages.start(factory.pump, factory.warehouse);
            call.start();
            Thread.sleep(random.nextInt(1_500));
            HubServer.get().kill9();
            boolean told = call.wasTold();
            HubServer.get().restart();
            batch.stillHasWhatItSaid();
            assertThat(call.endsOnce().json().get("refused").asInt()).isZero();
            file.endsWhole();
            messages.endWhole();
            transfers.endWhole();
            return told;
        }
    }

    private List<String> stock(int units) {
        List<String> codes = IntStream.rangeClosed(1, units)
                .mapToObj(i -> factory.id + "U" + i)
                .toList();
        factory.adopt(codes).is(200);
        return codes;
    }

    /** Out to the customer in one round, back in the next. */
    private CutCall call(int round) {
        String id = factory.id + "-round-" + round;
        return round % 2 == 1
                ? new CutCall(
                        factory.rest,
                        id,
                        "ship",
                        pumps,
                        "\"order\":\"%s\"".formatted(factory.order("sales", "S" + round, factory.pump, pumps.size())))
                : new CutCall(
                        factory.rest,
                        id,
                        "return",
                        pumps,
                        "\"location\":\"%s\",\"party\":\"%s\"".formatted(factory.warehouse, factory.customer));
    }
}
