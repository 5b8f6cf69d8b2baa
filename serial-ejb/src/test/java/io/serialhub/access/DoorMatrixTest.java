package io.serialhub.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serialhub.base.Actor;
import io.serialhub.base.AtTheDoor;
import io.serialhub.base.Door;
import io.serialhub.base.Open;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Asks at every door, as every shipped role and as nobody. What comes out stands in {@code door-matrix.txt}, so that a
 * change of rights is a line that somebody reads; {@code -Ddoor-matrix.write=true} writes the file anew.
 */
@OnDerby
class DoorMatrixTest {
    private static final Path FILE = Path.of("src/test/resources/io/serialhub/access/door-matrix.txt");
    private static final String HEAD =
            "# Which shipped roles may call which method of which door. Written by DoorMatrixTest.";

    @Inject
    Hub hub;

    @Inject
    Ledger ledger;

    @Inject
    Steps steps;

    @Test
    void everyDoorLetsInWhomTheMatrixNamesAndNobodyElse() throws IOException {
        Stream<String> doors = methods().map(DoorMatrixTest::line);
        Stream<String> recordings = steps.list().stream().map(this::line);
        List<String> matrix = Stream.of(Stream.of(HEAD), doors, recordings)
                .flatMap(lines -> lines)
                .sorted()
                .toList();
        if (Boolean.getBoolean("door-matrix.write")) {
            Files.write(FILE, matrix);
        }
        List<String> expected = Files.readAllLines(FILE);
        assertThat(minus(matrix, expected))
                .as("lines of rights that changed; if that is meant, write the file with -Ddoor-matrix.write=true")
                .isEmpty();
        assertThat(minus(expected, matrix)).as("lines of rights that are gone").isEmpty();
    }

    private static List<String> minus(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    @Test
    void nobodyPassesADoorThatIsNotOpen() {
        Actor.leave();
        var passed = new ArrayList<String>();
        methods().filter(method -> !method.isAnnotationPresent(Open.class)).forEach(method -> {
            if (passes(method)) {
                passed.add(name(method));
            }
        });
        assertThat(passed).isEmpty();
    }

    /** A real call through the container's interceptors; a refusal must come before the method sees its arguments. */
    private boolean passes(Method method) {
        try {
            method.invoke(hub.get(method.getDeclaringClass()), nothing(method));
            return true;
        } catch (InvocationTargetException e) {
            return !(e.getCause() instanceof Problem problem && problem.code().equals("sign-in-needed"));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object[] nothing(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type ->
                        type == int.class ? (Object) 0 : type == long.class ? 0L : type == boolean.class ? false : null)
                .toArray();
    }

    private static String line(Method method) {
        return AtTheDoor.letsIn(Actor.NOBODY, method)
                ? name(method) + ": anybody"
                : name(method) + ": " + rolesThat(actor -> AtTheDoor.letsIn(actor, method));
    }

    /** The ledger's door asks for what the step names, so each step is a line of its own. */
    private String line(StepDefinition step) {
        assertThat(records(Actor.NOBODY, step))
                .as("nobody records " + step.code())
                .isFalse();
        return "ledger.Ledger.record(%s): %s".formatted(step.code(), rolesThat(actor -> records(actor, step)));
    }

    /** A real call with a number that is not there; whoever hears that was let in. */
    private boolean records(Actor actor, StepDefinition step) {
        return actor.call(() -> {
            try {
                ledger.record(Recording.of(step.code(), Context.NONE, Item.of("NOT-THERE")));
                return true;
            } catch (Problem problem) {
                return !Set.of("no-right", "sign-in-needed").contains(problem.code());
            }
        });
    }

    private static String rolesThat(Predicate<Actor> mayPass) {
        List<String> passed = ShippedRoles.ALL.stream()
                .filter(role -> mayPass.test(actor(role)))
                .map(Role::code)
                .sorted()
                .toList();
        return passed.size() == ShippedRoles.ALL.size() ? "every role" : String.join(" ", passed);
    }

    private static Actor actor(Role role) {
        return new Actor(role.code(), role.nameEn(), role.permissions(), "test", "", Locale.ENGLISH);
    }

    private static Stream<Method> methods() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.serialhub").stream()
                        .filter(type -> type.isAnnotatedWith(Door.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .sorted((a, b) -> name(a).compareTo(name(b)));
    }

    private static String name(Method method) {
        String door = method.getDeclaringClass().getName().substring("io.serialhub.".length());
        return door + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(", ", "(", ")"));
    }
}
