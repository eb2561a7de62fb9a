package org.tandem.events.contract;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever reads the stream can use this module, whatever else is on their class path. */
@AnalyzeClasses(packages = "org.tandem.events", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NEEDS_THE_JDK_AND_JACKSONS_ANNOTATIONS_ONLY = classes().should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.tandem.events..", "com.fasterxml.jackson.annotation"));

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = slices().matching("org.tandem.events.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void looksAtTheClasses(JavaClasses classes) {
        assertThat(classes).hasSizeGreaterThan(30);
    }
}
