package org.tandem.faults.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What those who asked were told, on paper before it is counted. */
public final class DecisionLedger implements AutoCloseable {

    private final FileChannel file;
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private final List<Shown> shown = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    public DecisionLedger(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody was told in the end. */
    public sealed interface Answer {

        /** It is done, and these events say so. */
        record Granted(int status, UUID requestId, Set<UUID> events) implements Answer {
            public Granted {
                events = Set.copyOf(events);
            }
        }

        /** It is not done; the code says why. */
        record Refused(int status, String code) implements Answer {
        }

        /** The key was used for something else. */
        record KeyUsed() implements Answer {
        }

        /** Nobody told anything that ends the asking. */
        record None(int lastStatus) implements Answer {
        }
    }

    /**
     * What was sent, the same in every attempt.
     *
     * @param requestId that the service must derive from the caller and the key
     * @param invented  whether it asks of an opportunity that nobody ever opened
     * @param path      with the lead's or the opportunity's id
     * @param body      as JSON text
     */
    public record Sent(PlannedDecision planned, String caller, UUID requestId, boolean invented, String path,
                       String body) {

        /** Equal for what must be the same request. */
        public String content() {
            return path + ' ' + body;
        }
    }

    /** @param answer null until there is one */
    public record Entry(Sent sent, int attempts, Answer answer) {
        @Override
        public String toString() {
            return sent.planned().number() + " " + sent.planned().kind() + " " + sent.caller() + " " + sent.path() + " "
                    + sent.requestId() + ": " + answer + " after " + attempts;
        }
    }

    /**
     * What a status link showed.
     *
     * @param events  of a request that was granted
     * @param refusal code of one that was not; null of one that was
     */
    public record Shown(UUID requestId, Set<UUID> events, String refusal) {
    }

    public synchronized void sending(Sent sent) {
        write("sent", sent.planned().number(), sent.planned().kind(), sent.caller(), sent.requestId(), sent.path(), sent.body());
        entries.put(sent.planned().number(), new Entry(sent, 0, null));
    }

    /** One attempt's status; 0 when nothing came. */
    public synchronized void tried(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    public synchronized void answered(Sent sent, int attempts, Answer answer) {
        write("answer", sent.planned().number(), attempts, answer);
        Entry before = entries.put(sent.planned().number(), new Entry(sent, attempts, answer));
        if (before == null || before.answer() != null) {
            throw new IllegalStateException(sent.planned() + " was " + (before == null ? "never sent" : "answered before"));
        }
    }

    public synchronized void shown(Answer.Granted granted) {
        shown.add(new Shown(granted.requestId(), granted.events(), null));
    }

    public synchronized void shown(UUID requestId, String refusal) {
        shown.add(new Shown(requestId, Set.of(), refusal));
    }

    public synchronized List<Shown> allShown() {
        return List.copyOf(shown);
    }

    public synchronized List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** How many attempts ended with which status. */
    public synchronized Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    private void write(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(field);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.append('\n').toString().getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written: nothing after this can be believed", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
