package org.tandem.rest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tandem.rest");

    @Test
    void theDoorKnowsNothingOfWhatIsBehindIt() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.tandem.events..", "org.tandem.projection..",
                "org.apache.kafka..", "java.sql..", "org.hibernate..").check(CLASSES);
    }

    /** Domain code collects them. */
    @Test
    void anErrorOfAFieldIsPlainJava() {
        classes().that().haveSimpleName("FieldError").should().onlyDependOnClassesThat().resideInAPackage("java.lang..").check(CLASSES);
    }

    /** Of a bean with several constructors and none named, CDI makes nothing, and says nothing. */
    @Test
    void aBeanWithSeveralConstructorsNamesOne() {
        assertThat(CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ApplicationScoped.class) && type.getConstructors().size() > 1)
                .filter(type -> type.getConstructors().stream().noneMatch(one -> one.isAnnotatedWith(Inject.class)))).isEmpty();
    }

    @Test
    void featuresFormNoCircle() {
        slices().matching("org.tandem.rest.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
