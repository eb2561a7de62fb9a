package org.tandem.bench;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.events.topic.Topics;
import org.tandem.load.CaptureRequests;
import org.tandem.load.LoadGenerator;
import org.tandem.load.LoadResult;
import org.tandem.local.TopicSetup;
import org.tandem.platform.BareCapture;
import org.tandem.platform.FreePorts;
import org.tandem.local.process.Processes;
import org.tandem.platform.Servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A bound that answered without writing would be a fine number and worth nothing. */
@Tag("nightly")
class BareCaptureLoadIT {

    @TempDir
    Path directory;

    @Test
    void everyAnswerIsTwoRecords() throws Exception {
        try (Processes processes = new Processes(directory.resolve("logs"))) {
            Servers.Broker broker = Servers.broker(processes, directory.resolve("kafka"), FreePorts.one());
            TopicSetup.create(broker.bootstrap(), BareCapture.TOPICS, 6, Map.of());
            BareCapture bare = BareCapture.start(processes, broker, List.of("-Xmx160m", "-XX:+UseSerialGC"));

            LoadResult result = new LoadGenerator(bare.address(), 16,
                    new CaptureRequests(BareCapture.PATH, "secret", 1, 0)).closedLoop(Duration.ofSeconds(3));

            System.out.println("bare, cold: " + result);
            assertThat(result.otherThan(202)).isZero();
            assertThat(records(broker, "bare-leads")).isEqualTo(result.sent());
            assertThat(records(broker, "bare-lead-profiles")).isEqualTo(result.sent());
        }
    }

    @Test
    void itsRecordsMayStandForTheServices() {
        try (Processes processes = new Processes(directory.resolve("logs"))) {
            Servers.Broker broker = Servers.broker(processes, directory.resolve("kafka"), FreePorts.one());
            TopicSetup.create(broker.bootstrap(), Topics.all(), 6, Map.of());
            BareCapture bare = BareCapture.start(processes, broker, List.of("-Xmx160m", "-XX:+UseSerialGC",
                    "-Dbare.leads-topic=leads", "-Dbare.profiles-topic=lead-profiles"));
            new LoadGenerator(bare.address(), 4, new CaptureRequests(BareCapture.PATH, "secret", 1, 0))
                    .closedLoop(Duration.ofSeconds(1));

            RecordSizes sizes = RecordSizes.of(broker.bootstrap());

            assertThat(sizes.leadsValue()).isEqualTo(300);
            assertThat(sizes.profileValue()).isEqualTo(CaptureRequests.BODY_BYTES);
            assertThat(sizes.contentHash()).isEqualTo(64);
            assertThat(sizes.headers()).hasSize(10);
        }
    }

    private static long records(Servers.Broker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            return admin.listOffsets(IntStream.range(0, 6).mapToObj(p -> new TopicPartition(topic, p))
                            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()))).all().get()
                    .values().stream().mapToLong(offset -> offset.offset()).sum();
        }
    }
}
