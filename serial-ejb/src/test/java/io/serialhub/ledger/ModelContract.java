package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Json;
import io.serialhub.base.Transactions;
import io.serialhub.quality.Hold;
import io.serialhub.quality.Holds;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random lives of units, lived by several clients at once: the ledger accepts and refuses what {@link Model} does. */
abstract class ModelContract {
    private static final int STEPS = Integer.getInteger("model.steps", 400);
    private static final Set<String> APPROVED = Set.of("scrap", "reinstate");

    /** Recorded by doors of their own, or the first of a life: not corrected. */
    private static final Set<String> STAYS =
            Set.of("hold", "release", "hold-lot", "release-lot", "supplied", "buy-in-place");

    /** Recorded by a correction of what happened last, or before the lives begin. */
    private static final Set<String> BESIDE = Set.of("correct", "adopt");

    /** An administrator's own. */
    private static final String OWN = "calibrate";

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Recorder recorder;

    @Inject
    Transactions transactions;

    @Inject
    Holds holds;

    @Inject
    CorrectionDesk desk;

    @Inject
    Steps steps;

    @Inject
    Units units;

    @Inject
    Integrity integrity;

    @Inject
    World world;

    @OnDerby
    static class DerbyModelTest extends ModelContract {}

    @OnPostgres
    static class PostgresModelTest extends ModelContract {}

    private final Map<String, List<String>> holdsOf = new ConcurrentHashMap<>();

    @BeforeEach
    void anAdministratorAddsAStep() {
        world.build();
        if (steps.list().stream().noneMatch(step -> step.code().equals(OWN))) {
            steps.save(Json.read("""
                    {"code": "calibrate", "nameZh": "校准", "nameEn": "Calibrate", "titleZh": "已校准", "titleEn": "Calibrated",
                     "kind": "quality", "permission": "record-inspect", "station": ["unit"],
                     "fields": [{"name": "deviation", "type": "number", "required": true, "min": 0, "max": 5}],
                     "roles": [{"name": "unit", "number": ["commissioned"], "custody": ["location"],
                                "quality": ["good", "defective"], "effects": ["quality good"]}]}
                    """, StepDefinition.class));
        }
    }

    @Test
    void everyStepThatCanBeRecordedIsAmongWhatTheClientsDo() {
        Set<String> done = RandomCalls.kinds()
                .map(kind -> kind.equals("supplied") ? "receive" : kind)
                .collect(Collectors.toSet());
        assertThat(steps.list().stream().filter(step -> !step.internal()).map(StepDefinition::code))
                .filteredOn(code -> !BESIDE.contains(code))
                .allMatch(done::contains);
    }

    /** @param clients each with units and orders of his own @param share of the usual number of steps, one in so many */
    @ParameterizedTest
    @CsvSource({"4, 1", "16, 4"})
    void whatSeveralClientsDoAtOnceIsWhatTheModelAllowsEachOfThem(int clients, int share) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.err.println(clients + " lives of seed " + seed + " (-Dseed=" + seed + " repeats them)");
        var models = new ArrayList<Model>();
        for (int i = 0; i < clients; i++) {
            models.add(begin("M" + clients + "-" + i));
        }
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var lives = new ArrayList<Future<Long>>();
            for (int i = 0; i < clients; i++) {
                Model model = models.get(i);
                String client = "M" + clients + "-" + i;
                var random = new Random(seed + i);
                lives.add(pool.submit(
                        () -> Actor.system("test", Hub.SITE).call(() -> live(client, model, random, STEPS / share))));
            }
            long done = 0;
            for (var life : lives) {
                done += life.get();
            }
            assertThat(done).isGreaterThan(clients * (STEPS / share) / 12);
        } finally {
            pool.shutdownNow();
        }
        models.forEach(this::compare);
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    /** Eight bikes to be, three motors and three batteries of one lot, and orders with room for some of them. */
    private Model begin(String client) {
        var model = new Model();
        world.order(client + "-WO", 'W', "BIKE", 6);
        world.order(client + "-SO", 'S', "BIKE", 3);
        world.order(client + "-PO", 'P', "MOTOR", 3);
        model.order(client + "-WO", 6);
        model.order(client + "-PO", 3);
        model.order(client + "-SO", 3);
        world.allocate(hub, "BIKE", client, 8).forEach(code -> model.add(new ModelUnit(code, "BIKE")));
        for (int i = 0; i < 6; i++) {
            String code = client + "-P" + i;
            String material = i % 2 == 0 ? "MOTOR" : "BATTERY";
            var data = Map.<String, Object>of("custody", "location", "place", "W1-A");
            String lot = i % 2 == 0 ? null : client + "-L";
            ledger.record(
                    Recording.of("adopt", Context.NONE, new Item(code, null, null, material, lot, null, null, data)));
            ModelUnit part = model.add(new ModelUnit(code, material));
            part.number = "commissioned";
            part.custody = "location";
            part.place = "W1-A";
            part.lot = lot;
        }
        return model;
    }

    /** @return how many of the calls did something */
    private long live(String client, Model model, Random random, int calls) {
        var done = new ArrayList<String>();
        for (int i = 0; i < calls; i++) {
            ModelCall call = RandomCalls.next(client, model, random);
            ModelUnit unit = model.get(call.code());
            List<Object> before = unit == null ? List.of() : unit.state();
            String event = record(call);
            done.add(call + " " + (event != null));
            assertThat(event != null)
                    .as("%s of %s %s, after%n%s", call, call.code(), before, String.join("\n", done))
                    .isEqualTo(model.happens(call));
            if (event != null && !STAYS.contains(call.step()) && random.nextInt(6) == 0) {
                takeBack(call, event, done);
                model.takeBack();
            }
        }
        return done.stream().filter(line -> line.endsWith("true")).count();
    }

    private void takeBack(ModelCall call, String event, List<String> done) {
        List<Correction.Change> changes = Stream.of(call.code(), pair(call) ? call.other() : null)
                .filter(Objects::nonNull)
                .map(code -> new Correction.Change(code, event, null, null, null, null, null))
                .toList();
        CorrectionView view = desk.record(new Correction(null, "slip of the hand", changes));
        done.add("taken back: " + call);
        assertThat(view.allowed())
                .as("%s, after%n%s", view, String.join("\n", done))
                .isTrue();
    }

    /** Two units in one event. */
    private static boolean pair(ModelCall call) {
        return call.step().equals("exchange") || call.step().equals("replace");
    }

    /** @return the event, or null when it was refused */
    private String record(ModelCall call) {
        return switch (call.step()) {
            case "hold" ->
                place(
                        call.code(),
                        holds.placeOnUnits(List.of(call.code()), "test").get(0));
            case "hold-lot" -> place(lot(call), holds.placeOnLot("BATTERY", lot(call), "test"));
            case "release" -> release(call.code());
            case "release-lot" -> release(lot(call));
            default -> {
                Recorded done = record(recording(call));
                yield done.accepted() == (pair(call) ? 2 : 1) ? done.event() : null;
            }
        };
    }

    private static String lot(ModelCall call) {
        return call.code().replaceFirst("-P\\d+$", "-L");
    }

    private String place(String on, Hold hold) {
        holdsOf.computeIfAbsent(on, c -> new ArrayList<>()).add(hold.code());
        return hold.code();
    }

    private String release(String on) {
        List<String> open = holdsOf.getOrDefault(on, List.of());
        return open.isEmpty()
                ? null
                : holds.release(open.remove(open.size() - 1), "test").code();
    }

    private static Recording recording(ModelCall call) {
        Item item = Item.of(call.code(), call.role());
        boolean there = call.order() == null || call.step().equals("supplied");
        var context = new Context(
                call.order(),
                call.party(),
                there ? call.place() : null,
                "test",
                null,
                null,
                call.step().equals(OWN) ? Map.of("deviation", "0.5") : null);
        return switch (call.step()) {
            case "supplied" -> Recording.of("receive", context, Item.of(call.code(), "supplied"));
            case "reclassify" ->
                Recording.of(
                        call.step(),
                        context,
                        new Item(call.code(), null, null, null, null, null, null, Map.of("material", call.other())));
            case "exchange", "replace" ->
                new Recording(
                        null,
                        call.step(),
                        Mode.ALL_OR_NOTHING,
                        List.of(Item.of(call.code(), "new"), Item.of(call.other(), "old")),
                        context);
            case "assemble" -> Recording.of(call.step(), context, item.into(call.other()));
            default -> Recording.of(call.step(), context, item);
        };
    }

    /** What needs a second person is recorded as if somebody had approved. */
    private Recorded record(Recording recording) {
        return APPROVED.contains(recording.step())
                ? transactions.required(() -> recorder.record(recording))
                : ledger.record(recording);
    }

    private void compare(Model model) {
        for (ModelUnit expected : model.all()) {
            UnitView stored = units.get(expected.code);
            boolean inside = stored.custody() == Custody.INSIDE;
            assertThat(Arrays.<Object>asList(
                            stored.number().word(),
                            stored.custody().word(),
                            stored.quality().word(),
                            stored.owner() == null ? null : stored.owner().code(),
                            inside || stored.place() == null
                                    ? null
                                    : stored.place().code(),
                            inside || stored.holder() == null
                                    ? null
                                    : stored.holder().code(),
                            stored.parent(),
                            stored.holds(),
                            stored.cases()))
                    .as(expected.code)
                    .isEqualTo(expected.state());
        }
    }
}
