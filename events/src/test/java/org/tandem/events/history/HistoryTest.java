package org.tandem.events.history;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.support.Json;
import org.tandem.events.support.JsonPaths;
import org.tandem.events.support.ModuleFiles;
import org.tandem.events.support.Schemas;
import org.tandem.events.support.Shape;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stream is kept for ever, so every version of every event that was ever published must read today. Stored files
 * are added and never edited; a field is never removed.
 */
class HistoryTest {

    private static final String EVERY_FILE = "files";
    private static final String EVERY_TYPE = "org.tandem.events.support.Types#all";

    @Test
    void isOfKnownTypesOnly() {
        assertThat(ModuleFiles.jsonBelow(ModuleFiles.HISTORY)).extracting(HistoryTest::folder).isSubsetOf(
                EventTypes.all().stream().map(EventType::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void holdsTheLeastAndTheMostThatAnEventSaid(EventType<?> type) {
        assertThat(stored(type, "-minimal.json")).isNotEmpty();
        assertThat(stored(type, "-full.json")).isNotEmpty();
    }

    /** Who adds a field adds a file, for those who come later. */
    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void hasEveryFieldOfTodayInItsLatestFullFile(EventType<?> type) {
        // Given
        List<Path> full = stored(type, "-full.json");
        var shape = Shape.ofRecord(type.data());

        // When
        JsonNode latest = Json.tree(ModuleFiles.read(full.get(full.size() - 1)));

        // Then
        assertThat(JsonPaths.of(latest, shape)).as("add history/%s/<year>-<month>-full.json", type.wireName())
                .containsAll(shape.keySet());
    }

    @Test
    void saysOfEveryFileWhatItReadsAs() {
        assertThat(ModuleFiles.jsonBelow(ModuleFiles.HISTORY)).extracting(HistoryTest::name)
                .containsExactlyInAnyOrderElementsOf(StoredEvents.EXPECTED.keySet());
    }

    @ParameterizedTest
    @MethodSource(EVERY_FILE)
    void readsAsItAlwaysDid(Path file) {
        // When
        Object data = Json.read(Json.tree(ModuleFiles.read(file)), type(file).data());

        // Then
        assertThat(data).isEqualTo(StoredEvents.EXPECTED.get(name(file)));
    }

    /** What an older reader sees when a newer service writes. */
    @ParameterizedTest
    @MethodSource(EVERY_FILE)
    void readsTheSameWithFieldsOfALaterTime(Path file) {
        // Given
        EventType<?> type = type(file);
        JsonNode later = Json.tree(ModuleFiles.read(file));
        JsonNode maps = later.path("properties");

        // When
        JsonPaths.eachObject(later, object -> {
            if (object != maps) {
                object.putObject("ofALaterTime").put("answer", 42);
            }
        });

        // Then
        assertThat(Json.read(later, type.data())).isEqualTo(StoredEvents.EXPECTED.get(name(file)));
    }

    @ParameterizedTest
    @MethodSource(EVERY_FILE)
    void hasNoFieldThatWasRemovedSince(Path file) {
        // Given
        var shape = Shape.ofRecord(type(file).data());

        // When
        var stored = JsonPaths.of(Json.tree(ModuleFiles.read(file)), shape);

        // Then
        assertThat(shape.keySet()).containsAll(stored);
    }

    /** So nothing is required today that was optional once. */
    @ParameterizedTest
    @MethodSource(EVERY_FILE)
    void isValidByTodaysSchema(Path file) {
        assertThat(Schemas.errors(type(file), Json.tree(ModuleFiles.read(file)))).isEmpty();
    }

    static Stream<Named<Path>> files() {
        return ModuleFiles.jsonBelow(ModuleFiles.HISTORY).stream().map(file -> Named.of(name(file), file));
    }

    private static List<Path> stored(EventType<?> type, String ending) {
        return ModuleFiles.jsonBelow(ModuleFiles.HISTORY).stream()
                .filter(file -> folder(file).equals(type.wireName()) && file.toString().endsWith(ending))
                .toList();
    }

    private static EventType<?> type(Path file) {
        return EventTypes.all().stream().filter(type -> type.wireName().equals(folder(file))).findFirst().orElseThrow();
    }

    private static String folder(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static String name(Path file) {
        return folder(file) + '/' + file.getFileName();
    }
}
