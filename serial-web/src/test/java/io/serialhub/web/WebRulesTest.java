package io.serialhub.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Leases;
import io.serialhub.base.Resources;
import io.serialhub.base.Rows;
import io.serialhub.base.Store;
import io.serialhub.web.shell.Form;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Pages and the REST interface see the domain through its doors, and the routes not at all. */
class WebRulesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.serialhub.web");

    /** Doors and the records and words that go through them. */
    private static final DescribedPredicate<JavaClass> BEHIND_A_DOOR = DescribedPredicate.describe(
            "what stands behind a door of the domain",
            type -> type.getPackageName().startsWith("io.serialhub.")
                    && !type.getPackageName().matches("io\\.serialhub\\.(base|web)(\\..*)?")
                    && !type.isAnnotatedWith(Door.class)
                    && !type.isArray()
                    && !type.isRecord()
                    && !type.isEnum()
                    && !type.getEnclosingClass()
                            .map(outer -> outer.isRecord() || outer.isAnnotatedWith(Door.class))
                            .orElse(false));

    @Test
    void callsDoorsAndNothingBehindThem() {
        noClasses().should().dependOnClassesThat(BEHIND_A_DOOR).check(OURS);
    }

    @Test
    void knowsNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.eclipse.persistence.."))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        EntityManager.class,
                        Database.class,
                        Ids.class,
                        Leases.class,
                        Resources.class,
                        Rows.class,
                        Store.class)
                .check(OURS);
    }

    /** {@code seen()} says that nothing was there; without a version whatever stands under the code would be overwritten. */
    @Test
    void nothingNewReplacesWhatHasTheSameCode() {
        assertThat(OURS.get(Form.class).getMethod("version").getCallsOfSelf())
                .extracting(call -> call.getOrigin().getName())
                .contains("seen")
                .doesNotContain("save");
    }

    /** An empty or broken page would be found by a person first. */
    @Test
    void everyPageAndTagIsWellFormed() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("src/main/webapp"))) {
            assertThat(pages.filter(page -> page.toString().endsWith(".xhtml")))
                    .allSatisfy(page -> assertThatCode(() -> DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(page.toFile()))
                            .doesNotThrowAnyException());
        }
    }

    /** The shell of a page has a place for messages; a second one breaks the page as soon as it has a form. */
    @Test
    void noPageBringsAPlaceForMessagesThatItsShellHasAlready() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("src/main/webapp"))) {
            assertThat(pages.filter(page -> page.toString().endsWith(".xhtml")))
                    .allSatisfy(page ->
                            assertThat(Files.readString(page)).doesNotContainPattern("(?s)^<s:page.*<s:messages"));
        }
    }

    @Test
    void knowsNoRoute() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.serialhub.routes.."))
                .check(OURS);
    }
}
