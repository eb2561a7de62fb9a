package org.tandem.events.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the sealed interfaces allow to be said, found by looking rather than by a list somebody keeps. */
final class Vocabulary {

    private Vocabulary() {
    }

    static List<Class<?>> sealedInterfaces() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.tandem.events").stream()
                .<Class<?>>map(JavaClass::reflect)
                .filter(Class::isSealed)
                .toList();
    }

    /** The records a sealed interface permits, through interfaces it permits. */
    static Stream<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(permitted -> permitted.isSealed() ? records(permitted) : Stream.of(permitted));
    }
}
