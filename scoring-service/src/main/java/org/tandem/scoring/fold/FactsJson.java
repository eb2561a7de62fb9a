package org.tandem.scoring.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Engagement;
import org.tandem.scoring.lead.BusinessFacts;
import org.tandem.scoring.lead.BusinessFacts.Known;
import org.tandem.scoring.lead.LeadFacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A lead's facts as the table keeps them: JSON with one order, so that equal facts are equal rows. Moments are microseconds. */
final class FactsJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final ObjectReader READER = JSON.readerFor(Stored.class);
    private static final ObjectWriter WRITER = JSON.writerFor(Stored.class);

    private FactsJson() {
    }

    private record Stored(Map<String, StoredValue> business, Map<String, Map<Long, Long>> engagement,
                          Map<String, Long> marks) {
    }

    private record StoredValue(String value, long recordedAt) {
    }

    static String write(LeadFacts facts) {
        try {
            return WRITER.writeValueAsString(new Stored(
                    mapped(facts.business().fields(), known -> new StoredValue(known.value(), micros(known.recordedAt()))),
                    facts.engagement().state(), mapped(facts.marks(), FactsJson::micros)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are texts and numbers", e);
        }
    }

    static LeadFacts read(Counting counting, String json, Instant newest, Instant newestLive,
                          Instant returnedAt) {
        try {
            Stored stored = READER.readValue(json);
            return new LeadFacts(counting,
                    BusinessFacts.of(mapped(stored.business, value -> new Known(value.value, moment(value.recordedAt)))),
                    Engagement.of(counting.model(), stored.engagement), mapped(stored.marks, FactsJson::moment),
                    newest, newestLive, returnedAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fold stored what it cannot read", e);
        }
    }

    private static <A, B> Map<String, B> mapped(Map<String, A> map, Function<A, B> function) {
        Map<String, B> mapped = new TreeMap<>();
        map.forEach((key, value) -> mapped.put(key, function.apply(value)));
        return mapped;
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000L + moment.getNano() / 1_000;
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
