package org.tandem.analytics;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What the classes may know of each other and of the outside. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tandem.analytics");
    private static final String[] DOMAIN = {"org.tandem.analytics.count..", "org.tandem.analytics.measure.."};

    @Test
    void theDomainIsPlainJava() {
        classes().that().resideInAnyPackage(DOMAIN).should().onlyDependOnClassesThat().resideInAnyPackage("java.lang..", "java.util..",
                "java.time..", "java.math..", "org.tandem.analytics.count..", "org.tandem.analytics.measure..").check(CLASSES);
    }

    @Test
    void theDomainReadsNoClock() {
        noClasses().that().resideInAnyPackage(DOMAIN).should().callMethod(Instant.class, "now")
                .orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    /** An analyst's consumer needs no more than the stream: nothing here publishes. */
    @Test
    void nothingIsPublished() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.tandem.projection.publish..")
                .orShould().dependOnClassesThat().resideInAPackage("org.tandem.projection.decide..").check(CLASSES);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void featuresFormNoCircle() {
        slices().matching("org.tandem.analytics.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
