package org.tandem.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.support.JsonPaths;
import org.tandem.events.support.Schemas;
import org.tandem.events.support.Shape;
import org.tandem.events.support.Types;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A topic that cannot forget gets nothing that somebody may ask to have forgotten. */
class PersonalDataTest {

    /** Names of fields that hold what a person is called, is reached by, or typed; in lower case. */
    private static final Set<String> PERSONAL = Set.of("email", "mail", "emailaddress", "phone", "mobile", "fax", "name",
            "firstname", "lastname", "fullname", "surname", "salutation", "birthday", "birthdate", "gender", "jobtitle",
            "title", "message", "text", "comment", "note", "notes", "description", "company", "website", "street",
            "address", "postalcode", "zip", "city", "ip", "ipaddress", "useragent", "cookie", "deviceid", "url", "query",
            "properties", "payload", "consenttexts", "repname", "subject");

    /** Fields of such a name that hold a code. */
    private static final Map<EventType<?>, String> CODES = Map.of(
            EventTypes.CUSTOM_ACTIVITY, "name",
            EventTypes.EMAIL_OPENED, "message",
            EventTypes.EMAIL_CLICKED, "message");

    @ParameterizedTest
    @MethodSource("typesThatAreKeptForEver")
    void hasNoFieldForPersonalData(EventType<?> type) {
        assertThat(Shape.ofRecord(type.data()).keySet().stream()
                .filter(path -> !path.equals(CODES.get(type)))
                .map(path -> path.substring(path.lastIndexOf('.') + 1).replace("[]", "").toLowerCase(Locale.ROOT)))
                .doesNotContainAnyElementsOf(PERSONAL);
    }

    /** Names would be a sieve: a map takes any field. */
    @ParameterizedTest
    @MethodSource("typesThatAreKeptForEver")
    void hasNoFreeFields(EventType<?> type) {
        assertThat(Shape.ofRecord(type.data())).doesNotContainValue("map");
    }

    @ParameterizedTest
    @MethodSource("typesThatAreKeptForEver")
    void takesAnEmailAddressInNoField(EventType<?> type) {
        for (String canary : new String[] {"ana.souza@example.com", "https://example.com/unsubscribe/ana@example.com"}) {
            JsonPaths.eachString(Schemas.example(type), (field, put) -> {
                // Given
                JsonNode leaking = Schemas.example(type);

                // When
                JsonPaths.eachString(leaking, (other, replace) -> {
                    if (other.equals(field)) {
                        replace.accept(canary);
                    }
                });

                // Then
                assertThat(Schemas.errors(type, leaking)).as(field + " = " + canary).isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("typesWithAddressesOfPages")
    void takesAPageWithoutWhatFollowsIt(EventType<?> type) {
        for (String address : new String[] {"https://example.com/a?email=ana", "https://example.com/a#ana",
                "https://example.com/unsubscribe/ana%40example.com"}) {
            Stream.of("page", "referrer", "link").filter(Schemas.example(type)::has).forEach(field -> {
                // Given
                var leaking = (ObjectNode) Schemas.example(type);

                // When
                leaking.put(field, address);

                // Then
                assertThat(Schemas.errors(type, leaking)).as(field + " = " + address).isNotEmpty();
            });
        }
    }

    static Stream<Named<EventType<?>>> typesThatAreKeptForEver() {
        Set<EventType<?>> personal = Topics.all().stream().filter(Topic::personalData)
                .flatMap(topic -> EventTypes.on(topic).stream())
                .collect(Collectors.toSet());
        return Types.all().filter(type -> !personal.contains(type.getPayload()));
    }

    static Stream<EventType<?>> typesWithAddressesOfPages() {
        return Stream.of(EventTypes.PAGE_VIEWED, EventTypes.FORM_SUBMITTED, EventTypes.EMAIL_CLICKED);
    }
}
