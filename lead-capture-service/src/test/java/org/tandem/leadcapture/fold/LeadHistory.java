package org.tandem.leadcapture.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.fold.LeadRecords.Capture;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What may happen to leads, as the records of it in the order they were written: captures and their parts, repeats,
 * conflicts with the same and with another lead, erasures, records that come late, refusals, tombstones.
 */
public final class LeadHistory {

    private final LeadRecords make;
    private final Random random;
    private final List<UUID> leads = new ArrayList<>();
    private final List<Capture> captures = new ArrayList<>();
    private final List<UUID[]> rejected = new ArrayList<>();
    private final boolean tombstones;
    private Instant now = Instant.parse("2026-05-31T23:00:00.000001Z");

    /** @param tombstones whether somebody else deletes keys too, which only the fold's own effects do otherwise */
    public LeadHistory(LeadRecords make, Random random, int leads, boolean tombstones) {
        this.make = make;
        this.random = random;
        this.tombstones = tombstones;
        for (int i = 0; i < leads; i++) {
            this.leads.add(new UUID(random.nextLong(), random.nextLong()));
        }
    }

    public List<ProducerRecord<byte[], byte[]>> next(int happenings) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < happenings; i++) {
            now = now.plusNanos(random.nextInt(4) * 1_000_000_000L + random.nextInt(3) * 1_000L);
            records.addAll(next());
        }
        return records;
    }

    private List<ProducerRecord<byte[], byte[]>> next() {
        int what = captures.isEmpty() ? 0 : random.nextInt(20);
        return switch (what) {
            case 8, 9 -> List.of(make.attended(new UUID(random.nextLong(), random.nextLong()), any(leads), says(), before(), recorded()));
            case 10 -> parts(any(captures).recordedAt(random.nextBoolean() ? now : before()));
            case 11 -> parts(conflicting(any(captures).lead()));
            case 12 -> parts(conflicting(any(leads)));
            case 13, 14 -> List.of(make.erased(any(leads), recorded()));
            case 15 -> parts(capture(any(leads), before()));
            case 16, 17 -> refusal();
            case 18 -> tombstones ? deletion() : List.of();
            case 19 -> make.nudges().subList(0, 1);
            default -> parts(capture(any(leads), recorded()));
        };
    }

    private Capture capture(UUID lead, Instant recorded) {
        // Some happen at the same microsecond, and a sender may state a finer moment than the tables keep.
        Instant time = now.minusSeconds(random.nextInt(3)).truncatedTo(ChronoUnit.SECONDS)
                .plusNanos(random.nextInt(999));
        boolean withProfile = random.nextInt(5) > 0;
        Capture capture = new Capture(new UUID(random.nextLong(), random.nextLong()), lead, says(), withProfile,
                withProfile && random.nextBoolean(), time, recorded);
        captures.add(capture);
        return capture;
    }

    private Capture conflicting(UUID lead) {
        Capture first = any(captures);
        return new Capture(first.id(), lead, says(), first.withProfile(), first.withActivity(), first.time(), recorded());
    }

    private List<ProducerRecord<byte[], byte[]>> parts(Capture capture) {
        List<ProducerRecord<byte[], byte[]>> parts = new ArrayList<>();
        // A publisher may fail between the parts, and a retry completes them.
        if (capture.withProfile() && random.nextInt(10) > 0) {
            parts.add(make.profile(capture));
        }
        if (random.nextInt(10) > 0) {
            parts.add(make.captured(capture));
        }
        if (capture.withActivity() && random.nextInt(10) > 0) {
            parts.add(make.activity(capture));
        }
        return parts;
    }

    private List<ProducerRecord<byte[], byte[]>> refusal() {
        if (!rejected.isEmpty() && random.nextInt(3) == 0) {
            UUID[] again = any(rejected);
            return List.of(make.rejected(again[0], again[1], "again", recorded()), make.refused(again[0], recorded()));
        }
        UUID id = new UUID(random.nextLong(), random.nextLong());
        UUID lead = random.nextBoolean() ? any(leads) : null;
        rejected.add(new UUID[]{id, lead});
        return List.of(make.rejected(id, lead, says(), recorded()), make.refused(id, recorded()));
    }

    private List<ProducerRecord<byte[], byte[]>> deletion() {
        if (!rejected.isEmpty() && random.nextBoolean()) {
            UUID[] one = any(rejected);
            return List.of(make.tombstone(Topics.REJECTED_CAPTURES, one[1] == null ? one[0] : one[1], one[0].toString()));
        }
        Capture capture = any(captures);
        return List.of(make.tombstone(Topics.LEAD_PROFILES, capture.lead(), capture.lead() + "/" + capture.id()));
    }

    /** Now, or a little earlier: the clocks of two publishers differ. */
    private Instant recorded() {
        return now.minusSeconds(random.nextInt(6));
    }

    private Instant before() {
        return now.minusSeconds(random.nextInt(100));
    }

    private String says() {
        return "says-" + Long.toHexString(random.nextLong()) + "x".repeat(random.nextInt(4));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
