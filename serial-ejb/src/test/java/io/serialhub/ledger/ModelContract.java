package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Transactions;
import io.serialhub.ledger.Model.Call;
import io.serialhub.quality.Holds;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Random lives of units, lived by several clients at once: the ledger accepts and refuses what {@link Model} does. */
abstract class ModelContract {
    private static final int CLIENTS = 4;
    private static final int STEPS = Integer.getInteger("model.steps", 300);
    private static final Set<String> APPROVED = Set.of("scrap", "reinstate");
    private static final List<String> PLACES = List.of("W1-A", "W1-B", "SVC", "A01");
    private static final List<String> PARTIES = List.of("C1", "C2");
    private static final List<String> ANYTIME = List.of(
            "receive",
            "put-away",
            "issue",
            "inspect",
            "transfer-out",
            "transfer-in",
            "consign",
            "sell-in-place",
            "take-back",
            "register",
            "change-owner",
            "return",
            "lose",
            "find",
            "service-in",
            "service-out",
            "scrap",
            "reinstate");
    private static final List<String> BY_ORDER =
            List.of("commission", "commission", "commission", "reserve", "pick", "ship", "ship");
    private static final List<String> OTHERS =
            List.of("encode", "void", "retire", "unreserve", "assemble", "assemble", "disassemble", "hold", "release");

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

    @Test
    void whatSeveralClientsDoAtOnceIsWhatTheModelAllowsEachOfThem() throws Exception {
        world.build();
        long seed = Long.getLong("seed", System.nanoTime());
        System.err.println("lives of seed " + seed + " (-Dseed=" + seed + " repeats them)");
        var models = new ArrayList<Model>();
        for (int i = 0; i < CLIENTS; i++) {
            models.add(begin("M" + i));
        }
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var lives = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                Model model = models.get(i);
                String client = "M" + i;
                var random = new Random(seed + i);
                lives.add(pool.submit(() -> Actor.system("test", Hub.SITE).run(() -> live(client, model, random))));
            }
            for (var life : lives) {
                life.get();
            }
        } finally {
            pool.shutdownNow();
        }
        models.forEach(this::compare);
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    /** Eight bikes to be, three motors and three batteries, and orders with room for some of the bikes. */
    private Model begin(String client) {
        var model = new Model();
        world.order(client + "-WO", 'W', "BIKE", 6);
        world.order(client + "-SO", 'S', "BIKE", 3);
        model.order(client + "-WO", 6);
        model.order(client + "-SO", 3);
        world.allocate(hub, "BIKE", client, 8).forEach(code -> model.add(new Model.Unit(code, "BIKE")));
        for (int i = 0; i < 6; i++) {
            String code = client + "-P" + i;
            String material = i % 2 == 0 ? "MOTOR" : "BATTERY";
            var data = Map.<String, Object>of("custody", "location", "place", "W1-A");
            ledger.record(
                    Recording.of("adopt", Context.NONE, new Item(code, null, null, material, null, null, null, data)));
            Model.Unit part = model.add(new Model.Unit(code, material));
            part.number = "commissioned";
            part.custody = "location";
            part.place = "W1-A";
        }
        return model;
    }

    private void live(String client, Model model, Random random) {
        var done = new ArrayList<String>();
        for (int i = 0; i < STEPS; i++) {
            Call call = call(client, model, random);
            Model.Unit unit = model.get(call.code());
            List<Object> before = unit.state();
            boolean accepted = record(call);
            done.add(call + " " + accepted);
            assertThat(accepted)
                    .as("%s of %s %s, after%n%s", call, call.code(), before, String.join("\n", done))
                    .isEqualTo(model.happens(call));
        }
        assertThat(done.stream().filter(line -> line.endsWith("true")).count()).isGreaterThan(30);
    }

    private static Call call(String client, Model model, Random random) {
        String kind = pick(random, pick(random, List.of(ANYTIME, ANYTIME, BY_ORDER, OTHERS)));
        List<Model.Unit> all = model.all().stream()
                .sorted(java.util.Comparator.comparing(u -> u.code))
                .toList();
        boolean part = kind.equals("assemble") || kind.equals("disassemble");
        Model.Unit unit = pick(
                random,
                all.stream()
                        .filter(u -> part != u.material.equals("BIKE") || random.nextInt(8) == 0)
                        .toList());
        Call call = new Call(kind, unit.code);
        String place = pick(random, PLACES);
        String party = pick(random, PARTIES);
        return switch (kind) {
            case "commission" -> call.of(client + "-WO").at("A01");
            case "reserve", "pick" -> call.of(client + "-SO");
            case "ship" -> call.of(client + "-SO").with("C1");
            case "receive", "put-away", "transfer-in", "find", "disassemble" -> call.at(place);
            case "issue" -> call.at("A01");
            case "service-in" -> call.at("SVC");
            case "inspect" -> call.as(random.nextInt(3) == 0 ? "fail" : "pass");
            case "consign", "sell-in-place", "register", "change-owner", "service-out" -> call.with(party);
            case "take-back" -> call.at(place).with(unit.holder == null ? party : unit.holder);
            case "return" -> call.at(place).with(unit.owner == null ? party : unit.owner);
            case "assemble" ->
                call.into(pick(
                                random,
                                all.stream()
                                        .filter(u -> u.material.equals("BIKE"))
                                        .toList())
                        .code);
            default -> call;
        };
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean record(Call call) {
        switch (call.step()) {
            case "hold" -> {
                holdsOf.computeIfAbsent(call.code(), c -> new ArrayList<>())
                        .add(holds.placeOnUnits(List.of(call.code()), "test")
                                .get(0)
                                .code());
                return true;
            }
            case "release" -> {
                List<String> open = holdsOf.getOrDefault(call.code(), List.of());
                if (open.isEmpty()) {
                    return false;
                }
                holds.release(open.remove(open.size() - 1), "test");
                return true;
            }
            default -> {
                var context = new Context(
                        call.order(),
                        call.party(),
                        call.order() == null ? call.place() : null,
                        "test",
                        null,
                        null,
                        null);
                Item item = Item.of(call.code(), call.role());
                Recording recording =
                        Recording.of(call.step(), context, call.other() == null ? item : item.into(call.other()));
                return record(recording).accepted() == 1;
            }
        }
    }

    /** What needs a second person is recorded as if somebody had approved. */
    private Recorded record(Recording recording) {
        return APPROVED.contains(recording.step())
                ? transactions.required(() -> recorder.record(recording))
                : ledger.record(recording);
    }

    private void compare(Model model) {
        for (Model.Unit expected : model.all()) {
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
