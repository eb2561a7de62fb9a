package org.tandem.leadcapture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.util.Date;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What the packages may know of each other and of the outside. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tandem.leadcapture");
    private static final String[] DOMAIN = {"..leadcapture.activity..", "..leadcapture.capture..", "..leadcapture.contact..",
            "..leadcapture.profile.."};

    @Test
    void theDomainIsPlainJava() {
        noClasses().that().resideInAnyPackage(DOMAIN).should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "org.hibernate..", "io.vertx..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void theDomainKnowsNoShell() {
        noClasses().that().resideInAnyPackage(DOMAIN).should().dependOnClassesThat()
                .resideInAnyPackage("org.tandem.rest.guard..", "..leadcapture.intake..", "..leadcapture.form..",
                        "..leadcapture.sender..", "..leadcapture.lead..", "..leadcapture.rejected..", "org.tandem.projection..")
                .check(CLASSES);
    }

    @Test
    void theDomainReadsNoClock() {
        noClasses().that().resideInAnyPackage(DOMAIN).should().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.Clock.class, "systemUTC")
                .orShould().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    @Test
    void nobodyPrintsOrKeepsOldDates() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
        noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(CLASSES);
    }

    /** The tables' packages fold and read one another's rows; everything else goes one way. */
    @Test
    void featuresFormNoCircle() {
        slices().matching("org.tandem.leadcapture.(*)..").should().beFreeOfCycles()
                .ignoreDependency(resideInAPackage("..leadcapture.lead.."), resideInAPackage("..leadcapture.rejected.."))
                .check(CLASSES);
    }
}
