package io.serialhub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the map in README.md says, so that the build says it too. */
class HouseRulesTest {
    /** Every room and the rooms it may see. Read it from the top: nothing sees what stands below it. */
    private static final Map<String, Set<String>> ROOMS = new TreeMap<>();

    private static void room(String room, String... sees) {
        ROOMS.put(room, Set.of(sees));
    }

    static {
        room("base");
        room("identifier", "base");

        // any room may call these; they know nobody
        room("audit", "base");
        room("access", "base", "audit");
        room("outbox", "base", "audit");
        room("message", "base", "audit", "outbox");
        room("job", "base", "audit");
        room("download", "base", "audit", "job");
        room("print", "base", "audit");

        // what there is
        room("material", "base", "audit", "identifier");
        room("party", "base", "audit");
        room("location", "base", "audit");
        room("lot", "base", "audit", "material", "party");
        room("order", "base", "audit", "outbox", "download", "material", "party", "location");

        // what happens to it
        room(
                "ledger",
                "base",
                "audit",
                "outbox",
                "download",
                "identifier",
                "material",
                "party",
                "location",
                "lot",
                "order");

        // what is made of it
        room(
                "numbering",
                "base",
                "audit",
                "outbox",
                "job",
                "identifier",
                "material",
                "party",
                "location",
                "order",
                "ledger");
        room("packaging", "base", "audit", "outbox", "identifier", "material", "ledger");
        room("inbox", "base", "audit", "access", "message", "material", "party", "order", "ledger");
        room("genealogy", "base", "audit", "outbox", "material", "party", "location", "lot", "ledger");
        room("quality", "base", "audit", "outbox", "lot", "ledger", "genealogy");
        room(
                "stock",
                "base",
                "audit",
                "job",
                "download",
                "identifier",
                "material",
                "location",
                "lot",
                "order",
                "ledger");
        room("approval", "base", "audit", "outbox", "ledger");
        room("label", "base", "audit", "job", "print", "identifier", "ledger", "numbering");
        room(
                "imports",
                "base",
                "audit",
                "message",
                "job",
                "identifier",
                "material",
                "party",
                "location",
                "lot",
                "order",
                "ledger",
                "numbering");
        room(
                "lists",
                "base",
                "download",
                "access",
                "audit",
                "material",
                "party",
                "location",
                "lot",
                "ledger",
                "numbering",
                "packaging",
                "genealogy",
                "quality",
                "stock",
                "approval");
        room("exports", "base", "audit", "imports", "ledger");
        room("connection", "base", "audit", "access", "outbox", "message", "inbox", "imports", "exports");
    }

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.serialhub");

    @Test
    void everyPackageIsARoomAndEveryRoomIsAPackage() {
        Set<String> packages = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring("io.serialhub.".length()))
                .collect(toCollection(TreeSet::new));
        assertThat(ROOMS.keySet()).isEqualTo(packages);
    }

    @Test
    void everyRoomIsOnTheMap() throws IOException {
        String map = Files.readString(Path.of("..", "README.md"));
        assertThat(ROOMS.keySet()).allSatisfy(room -> assertThat(map).contains("\n| `" + room + "` | "));
    }

    @Test
    void aRoomSeesOnlyTheRoomsThatItMaySee() {
        ROOMS.forEach((room, sees) -> {
            String[] visible = Stream.concat(Stream.of(room), sees.stream())
                    .map(name -> "io.serialhub." + name)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage("io.serialhub." + room)
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackage("io.serialhub..").or(resideInAnyPackage(visible)))
                    .check(HOUSE);
        });
    }

    @Test
    void noTwoRoomsSeeEachOther() {
        ROOMS.forEach((room, sees) -> sees.forEach(
                seen -> assertThat(ROOMS.get(seen)).as(room + " and " + seen).doesNotContain(room)));
    }

    @Test
    void aDoorIsAStatelessEjbAndEveryMethodOfItSaysWhoMayCall() {
        classes()
                .that()
                .areAnnotatedWith(Door.class)
                .and()
                .areNotAnnotatedWith(Interceptor.class)
                .should()
                .bePublic()
                .andShould()
                .beAnnotatedWith(Stateless.class)
                .check(HOUSE);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Door.class)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(Needs.class)
                .orShould()
                .beAnnotatedWith(Open.class)
                .andShould()
                .notBeStatic()
                .check(HOUSE);
    }

    @Test
    void entitiesStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(HOUSE);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(HOUSE);
    }

    @Test
    void onlyBaseTouchesTheContainersResources() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.serialhub.base")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.sql.DataSource")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.PersistenceContext")
                .check(HOUSE);
    }

    @Test
    void nothingOldAndNothingOfOneServerOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "javax.annotation..",
                        "javax.ejb..",
                        "javax.enterprise..",
                        "javax.inject..",
                        "javax.persistence..",
                        "javax.servlet..",
                        "javax.transaction..",
                        "javax.ws.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("fish.payara.."))
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveNameMatching(".*(Impl|Dto|DTO|Mapper|Manager|Helper|Util|Utils)")
                .check(HOUSE);
    }
}
