package org.tandem.feedback;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.tandem.feedback.verdict.Attempt;
import org.tandem.feedback.verdict.GiveVerdict;
import org.tandem.feedback.verdict.LeadStanding;
import org.tandem.feedback.verdict.Origin;
import org.tandem.feedback.verdict.Refusal;
import org.tandem.feedback.verdict.Verdict;
import org.tandem.feedback.verdict.VerdictCode;
import org.tandem.feedback.verdict.VerdictCounts;
import org.tandem.feedback.verdict.VerdictDecision;
import org.tandem.feedback.verdict.VerdictOutcome;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What the classes may know of each other and of the outside. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tandem.feedback");
    private static final Set<String> DOMAIN = Stream.of(Attempt.class, GiveVerdict.class, LeadStanding.class, Origin.class,
            Refusal.class, Verdict.class, VerdictCode.class, VerdictCounts.class, VerdictDecision.class, VerdictOutcome.class)
            .map(Class::getName).collect(Collectors.toSet());
    private static final DescribedPredicate<JavaClass> OF_THE_DOMAIN = DescribedPredicate.describe("of the domain",
            ArchitectureTest::isOfTheDomain);

    @Test
    void theDomainIsPlainJava() {
        List<ArchRule> rules = List.of(
                noClasses().that(OF_THE_DOMAIN).should().dependOnClassesThat().resideOutsideOfPackages("java.lang..", "java.util..",
                        "java.time..", "org.tandem.feedback.verdict.."),
                noClasses().that(OF_THE_DOMAIN).should().dependOnClassesThat(
                        DescribedPredicate.describe("a shell around it", type -> type.getPackageName().startsWith("org.tandem.feedback")
                                && !isOfTheDomain(type))));
        rules.forEach(rule -> rule.check(CLASSES));
    }

    private static boolean isOfTheDomain(JavaClass type) {
        return DOMAIN.contains(type.getBaseComponentType().getName().replaceAll("\\$.*", ""));
    }

    @Test
    void theDomainReadsNoClock() {
        noClasses().that(OF_THE_DOMAIN).should().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.Clock.class, "systemUTC")
                .orShould().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void featuresFormNoCircle() {
        slices().matching("org.tandem.feedback.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
