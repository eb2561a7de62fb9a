package org.tandem.rest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

    @Test
    void featuresFormNoCircle() {
        slices().matching("org.tandem.rest.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
