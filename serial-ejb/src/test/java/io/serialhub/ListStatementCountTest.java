package io.serialhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serialhub.base.Actor;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.PoolDraft;
import io.serialhub.numbering.Pools;
import io.serialhub.numbering.Segment;
import io.serialhub.packaging.BoxDraft;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import io.serialhub.quality.Holds;
import io.serialhub.stock.Stocktakes;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A page of any door's list costs the same number of statements whether it has a few rows or many. */
class ListStatementCountTest {
    private static final int FEW = 5;
    private static final int MANY = 60;
    private static final String RULE = "LISTED";

    @Test
    void onDerby() {
        statementsDoNotGrow(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrow(Databases.freshPostgres());
    }

    private static void statementsDoNotGrow(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> {
                hub.get(World.class).build();
                var filling = new Filling(hub);
                filling.once();
                filling.fill("F", FEW);
                Map<String, Cost> few = costs(hub, source);
                filling.fill("M", MANY);
                Map<String, Cost> many = costs(hub, source);
                assertThat(many.entrySet().stream().filter(e -> e.getValue().rows() >= MANY))
                        .as("lists that have grown")
                        .hasSizeGreaterThan(12);
                many.forEach((list, cost) -> assertThat(cost.statements())
                        .as("statements of %s for %d rows", list, cost.rows())
                        .isEqualTo(few.get(list).statements()));
            });
        }
    }

    private record Cost(int rows, int statements) {}

    /** Of every list that can be asked for without naming anything, its first page. */
    private static Map<String, Cost> costs(Hub hub, CountedSource source) {
        var costs = new TreeMap<String, Cost>();
        lists().forEach(list -> {
            page(hub, list);
            source.statements();
            int rows = page(hub, list);
            int statements = source.statements();
            if (rows >= 0) {
                costs.put(
                        list.getDeclaringClass().getSimpleName() + "." + list.getName() + "/"
                                + list.getParameterCount(),
                        new Cost(rows, statements));
            }
        });
        return costs;
    }

    /** @return rows, or -1 where a name is needed */
    private static int page(Hub hub, Method list) {
        try {
            Object[] arguments = Arrays.stream(list.getParameters())
                    .map(ListStatementCountTest::argument)
                    .toArray();
            return ((Page<?>) list.invoke(hub.get(list.getDeclaringClass()), arguments))
                    .items()
                    .size();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Problem || e.getCause() instanceof NullPointerException) {
                return -1;
            }
            throw new IllegalStateException(list.toString(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object argument(Parameter parameter) {
        if (parameter.getType() == Integer.class) {
            return 200;
        }
        if (!parameter.getType().getSimpleName().endsWith("Filter")) {
            return null;
        }
        try {
            return Stream.of(parameter.getType().getFields())
                            .anyMatch(field -> field.getName().equals("ALL"))
                    ? parameter.getType().getField("ALL").get(null)
                    : parameter.getType().getMethod("all").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Method> lists() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.serialhub").stream()
                        .filter(type -> type.isAnnotatedWith(Door.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getMethods()))
                        .filter(method -> method.getReturnType() == Page.class);
    }

    /** A little of everything. */
    private record Filling(Hub hub) {
        void once() {
            hub.get(SsccRules.class).save(new SsccRule("BOX", null, null, 0, "4012345", 0, null), null);
            hub.get(NumberRules.class)
                    .save(new NumberRule(
                            RULE,
                            0,
                            "规则",
                            "Rule",
                            "UTC",
                            List.of(Segment.of("literal", "text", "L-"), Segment.of("counter", "width", "8")),
                            true));
        }

        void fill(String prefix, int n) {
            World world = hub.get(World.class);
            Ids ids = hub.get(Ids.class);
            for (int i = 0; i < n; i++) {
                String code = prefix + i;
                world.sql(
                        "INSERT INTO material (id, code, name_zh, name_en, base_unit, tracking, warranty_months, active,"
                                + " version) VALUES (" + ids.next("material") + ", '" + code
                                + "', 'x', 'x', 'EA', 'S', 0, TRUE, 0)");
                world.sql("INSERT INTO party (id, code, kind, name_zh, name_en, active, version) VALUES ("
                        + ids.next("party") + ", '" + code + "', 'C', 'x', 'x', TRUE, 0)");
                world.sql("INSERT INTO location (id, code, kind, name_zh, name_en, site, active, version) VALUES ("
                        + ids.next("location") + ", '" + code + "', 'B', 'x', 'x', '" + Hub.SITE + "', TRUE, 0)");
                world.sql("INSERT INTO lot (id, material_id, code, holds, version) SELECT " + ids.next("lot")
                        + ", id, '" + code + "', 0, 0 FROM material WHERE code = 'CELL'");
                world.order("SO-" + code, 'S', "BIKE", 1);
                hub.get(NumberBatches.class).request(new BatchRequest(RULE, "BIKE", null, null, 1));
                hub.get(Pools.class).create(new PoolDraft(null, code, "BIKE", null, null, null, null, 0));
                hub.get(Stocktakes.class).open(code, code);
            }
            hub.get(JobRunner.class).drain();
            units(prefix, n);
            hub.get(HandlingUnits.class).create(new BoxDraft(null, null, null, null, null), n);
        }

        private void units(String prefix, int n) {
            World world = hub.get(World.class);
            world.order(prefix + "-WO", 'W', "BIKE", n);
            List<String> codes = world.allocate(hub, "BIKE", prefix, n);
            record("commission", Context.ofOrder(prefix + "-WO"), codes);
            record("receive", Context.at("W1-A"), codes);
            IntStream.range(0, n).forEach(i -> record("put-away", Context.at(prefix + i), codes.subList(i, i + 1)));
            hub.get(Holds.class).placeOnUnits(codes, "looked at");
        }

        private void record(String step, Context context, List<String> codes) {
            Recorded done = hub.get(Ledger.class)
                    .record(Recording.of(
                            step, context, codes.stream().map(Item::of).toArray(Item[]::new)));
            assertThat(done.refused()).as(step).isZero();
        }
    }
}
