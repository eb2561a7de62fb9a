package org.tandem.pipeline.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How much of what happened a page knows of. It is the page that keeps it, so any process can answer it.
 *
 * @param head the highest number that was seen
 * @param upTo by partition, up to which number: partitions do not wait for each other, so a lower one may be seen later
 */
record Seen(long head, List<Long> upTo) {

    private static final int BASE = 36;

    /** Opaque to clients. */
    String text() {
        return LongStream.concat(LongStream.of(head), upTo.stream().mapToLong(n -> n))
                .mapToObj(n -> Long.toString(n, BASE)).collect(Collectors.joining("."));
    }

    /** Empty where the text is none of ours, or was given before the number of partitions was another one. */
    static Optional<Seen> parse(String text, int partitions) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != partitions + 1) {
            return Optional.empty();
        }
        try {
            List<Long> numbers = Arrays.stream(parts).map(part -> Long.parseLong(part, BASE)).toList();
            return numbers.stream().anyMatch(n -> n < 0) ? Optional.empty()
                    : Optional.of(new Seen(numbers.get(0), numbers.subList(1, numbers.size())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
