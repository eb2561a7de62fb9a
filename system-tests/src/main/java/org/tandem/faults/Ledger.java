package org.tandem.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the client knows, on paper before it is counted: a capture is written down before its first byte is sent, and its
 * answer before anybody adds it up. Whatever dies, the file says what was promised to whom.
 */
public final class Ledger implements AutoCloseable {

    private final FileChannel file;
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();

    public Ledger(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where one capture stands. */
    public enum State { SENT, ACCEPTED, REFUSED, UNKNOWN }

    /**
     * @param bodyHash SHA-256 of the body in hex: what was sent, told without personal data
     * @param status   of the last answer; 0 when there was none
     * @param leadId   from the answer, when it was accepted
     * @param eventId  from the answer, when it was accepted
     */
    public record Entry(PlannedCapture capture, String bodyHash, State state, int status, int attempts, String leadId,
                        String eventId) {
    }

    public record Counts(int sent, int accepted, int refused, int unknown) {
    }

    public synchronized void sending(PlannedCapture capture) {
        String hash = sha256(capture.body());
        write("sent", capture.number(), capture.kind(), capture.idempotencyKey(), hash);
        entries.put(capture.number(), new Entry(capture, hash, State.SENT, 0, 0, null, null));
    }

    /** The final answer: 2xx or 4xx. */
    public synchronized void answered(PlannedCapture capture, int status, int attempts, String leadId, String eventId) {
        boolean accepted = status / 100 == 2;
        write("answer", capture.number(), status, attempts, leadId, eventId);
        close(capture, accepted ? State.ACCEPTED : State.REFUSED, status, attempts, leadId, eventId);
    }

    /** No final answer within all attempts: it may or may not be on the stream. */
    public synchronized void unknown(PlannedCapture capture, int lastStatus, int attempts) {
        write("unknown", capture.number(), lastStatus, attempts);
        close(capture, State.UNKNOWN, lastStatus, attempts, null, null);
    }

    public synchronized Map<Integer, Entry> entries() {
        return Map.copyOf(entries);
    }

    public synchronized Counts counts() {
        int[] byState = new int[State.values().length];
        entries.values().forEach(e -> byState[e.state().ordinal()]++);
        return new Counts(entries.size(), byState[State.ACCEPTED.ordinal()], byState[State.REFUSED.ordinal()],
                byState[State.UNKNOWN.ordinal()] + byState[State.SENT.ordinal()]);
    }

    private void close(PlannedCapture capture, State state, int status, int attempts, String leadId, String eventId) {
        Entry entry = entries.get(capture.number());
        if (entry == null || entry.state() != State.SENT) {
            throw new IllegalStateException("capture " + capture.number() + " was " + (entry == null ? "never sent" : "answered before"));
        }
        entries.put(capture.number(), new Entry(capture, entry.bodyHash(), state, status, attempts, leadId, eventId));
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

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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
