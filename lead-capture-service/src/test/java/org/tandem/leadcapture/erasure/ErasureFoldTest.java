package org.tandem.leadcapture.erasure;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.fold.LeadRecords.Capture;
import org.tandem.leadcapture.fold.LeadRecords;
import org.tandem.leadcapture.fold.LeadStreamOnKafka;
import org.tandem.leadcapture.fold.LeadTables;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ErasureFoldTest {

    private static final List<Topic> FORGETTING = List.of(Topics.LEAD_PROFILES, Topics.REJECTED_CAPTURES);
    private static final Instant BEFORE = Instant.parse("2026-05-10T10:00:00Z");
    private static final Instant ERASED = Instant.parse("2026-05-10T11:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-05-10T12:00:00Z");

    private final LeadStreamOnKafka stream = new LeadStreamOnKafka();
    private final LeadTables tables = new LeadTables();
    private final UUID lead = UUID.randomUUID();
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void anErasedLeadIsGoneFromTheTablesAndFromTheBrokersFiles() {
        // Given a lead with captures and refusals, and somebody else
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            keys.add(capture(capture(lead, canary, BEFORE)));
            keys.add(refuse(canary));
        }
        Capture somebody = capture(UUID.randomUUID(), "somebody", BEFORE);
        capture(somebody);
        stream.start(tables, 1, 2, 100);
        stream.untilFolded(tables, 1);
        assertThat(tables.content(1)).anyMatch(row -> row.contains(canary));
        assertThat(stream.filesWith(Topics.LEAD_PROFILES, canary)).isNotEmpty();

        // When it is erased, more of it arrives late, and the person comes again
        stream.send(List.of(stream.make.erased(lead, ERASED)));
        stream.untilFolded(tables, 1);
        keys.add(capture(capture(lead, canary, BEFORE)));
        keys.add(refuse(canary));
        Capture again = capture(lead, "again", AFTER);
        capture(again);
        stream.untilFolded(tables, 1);

        // Then the tables hold only what came after
        assertThat(tables.content(1)).noneMatch(row -> row.contains(canary));
        assertThat(tables.content(1)).filteredOn(row -> row.startsWith("lead(")).hasSize(2)
                .anyMatch(row -> row.contains(lead.toString()) && row.contains(again.id().toString()));
        assertThat(tables.content(1)).filteredOn(row -> row.startsWith("profile(")).hasSize(2);

        // And every key of it has a tombstone, and no other key has
        assertThat(tombstones()).containsAll(keys)
                .doesNotContain(LeadRecords.profileKey(somebody), LeadRecords.profileKey(again));

        // And, once the topics are nudged as they are every day, the broker's files forget
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
            stream.send(stream.make.nudges());
            return FORGETTING.stream().allMatch(topic -> stream.filesWith(topic, canary).isEmpty());
        });
        for (Topic topic : FORGETTING) {
            assertThat(stream.log.read(topic.name())).noneMatch(record ->
                    record.value() != null && new String(record.value()).contains(canary));
        }
        assertThat(stream.log.read(Topics.LEAD_PROFILES.name())).filteredOn(record -> record.value() != null).hasSize(2);
        for (Topic other : List.of(Topics.LEADS, Topics.ACTIVITIES, Topics.LEAD_CAPTURE_PARKED)) {
            assertThat(stream.filesWith(other, canary)).as(other.name()).isEmpty();
        }
    }

    private Set<String> tombstones() {
        Set<String> keys = new TreeSet<>();
        for (Topic topic : FORGETTING) {
            for (ConsumerRecord<byte[], byte[]> record : stream.log.read(topic.name())) {
                if (record.value() == null) {
                    keys.add(new String(record.key()));
                }
            }
        }
        return keys;
    }

    private static Capture capture(UUID lead, String says, Instant recorded) {
        return new Capture(UUID.randomUUID(), lead, says, true, true, recorded, recorded);
    }

    private String capture(Capture capture) {
        stream.send(List.of(stream.make.profile(capture), stream.make.captured(capture), stream.make.activity(capture)));
        return LeadRecords.profileKey(capture);
    }

    private String refuse(String payload) {
        UUID id = UUID.randomUUID();
        stream.send(List.of(stream.make.rejected(id, lead, payload, BEFORE), stream.make.refused(id, BEFORE)));
        return id.toString();
    }
}
