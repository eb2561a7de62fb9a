package org.tandem.rest.imports;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.tandem.rest.problem.FieldError;
import org.tandem.rest.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What every import does with a request: finds the mapping, reads the header, and lets only a few in at a time. */
public final class ImportDoor {

    /** Each holds a thread and a window of rows for as long as its file comes. */
    private static final int AT_A_TIME = 4;
    /** So that there is one for others. */
    private static final int OF_ONE = 2;
    private static final long READ_ON_NANOS = 10_000_000_000L;
    /** Of whom nothing is wanted. */
    private static final long READ_ON_REFUSED_NANOS = 2_000_000_000L;
    private static final int MOST_UNREAD = 256 * 1024;
    /** Anybody can be refused, and each who is read on holds a thread until the connection is idle for too long. */
    private static final Semaphore READ_ON_AT_A_TIME = new Semaphore(8);
    private static final int UNAVAILABLE = 503;
    private static final long RETRY_AFTER_SECONDS = 5;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String imports;
    private final Predicate<String> knows;
    private final Pace pace;
    private final Places places = new Places(AT_A_TIME, OF_ONE);

    /** What a service makes of a file's rows. */
    public interface Meaning {

        /** @throws Import.Stopped if this mapping cannot be used now; the sender is told why */
        Import.Window of(Mapping mapping, String importName);
    }

    /**
     * @param imports what the service imports, as mappings say it
     * @param knows   whether it has a field of this name
     * @param pace    how fast files must come
     */
    public ImportDoor(String imports, Predicate<String> knows, Pace pace) {
        this.pace = pace;
        this.imports = imports;
        this.knows = knows;
    }

    /**
     * Reads the file and answers; for threads that may block.
     *
     * @param who         brings it: one has not all the places
     * @param file        the file, or as {@code multipart/form-data} first {@code mapping} and then {@code file}
     * @param mappingName of a mapping that comes with Tandem; not looked at where the body has its own
     * @param importName  null where the mapping's name will do
     * @return null where it was answered
     */
    public Response let(String who, InputStream file, String contentType, String mappingName, String importName, HttpServerResponse response,
                        Meaning meaning) {
        PacedBody body = new PacedBody(file, pace, System::nanoTime);
        if (importName != null && !NAME.matcher(importName).matches()) {
            return refuse(wrong("name", "not-a-name", "Give 1 to 64 letters, digits, dots, underscores or hyphens"), body);
        }
        try {
            if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
                Optional<MappingReader.Reading> shipped = MappingReader.shipped(mappingName, imports, knows);
                return shipped.isPresent() ? let(who, body, body, shipped.get(), importName, response, meaning)
                        : refuse(wrong("mapping", "unknown-mapping", "Name a mapping that comes with Tandem, or send your own"
                        + " as multipart/form-data"), body);
            }
            MultipartBody parts = MultipartBody.of(body, contentType);
            MultipartBody.Part mapping = parts == null ? null : parts.next();
            if (mapping == null || !"mapping".equals(mapping.name())) {
                return refuse(wrong("mapping", "missing", "Send two parts: first mapping, which is JSON, then file"), body);
            }
            byte[] json = mapping.content().readNBytes(MappingReader.MAX_BYTES + 1);
            if (json.length > MappingReader.MAX_BYTES) {
                return refuse(wrong("mapping", "too-large", "A mapping has at most " + MappingReader.MAX_BYTES / 1024 + " KiB"), body);
            }
            MultipartBody.Part second = parts.next();
            if (second == null || !"file".equals(second.name())) {
                return refuse(wrong("file", "missing", "Send two parts: first mapping, which is JSON, then file"), body);
            }
            return let(who, second.content(), body, MappingReader.read(json, imports, knows), importName, response, meaning);
        } catch (IOException e) {
            return refuse(wrong(null, "not-multipart", "This is no multipart/form-data, or it ended early"), body);
        } catch (Import.Stopped slow) {
            return refuse(slow.problem(), body);
        }
    }

    private Response let(String who, InputStream file, PacedBody body, MappingReader.Reading reading, String importName,
                         HttpServerResponse response, Meaning meaning) {
        if (reading instanceof MappingReader.Reading.Wrong wrong) {
            return refuse(Problem.invalidInput(wrong.errors()), body);
        }
        Mapping mapping = ((MappingReader.Reading.Read) reading).mapping();
        if (!places.take(who)) {
            return refuse(Problem.of(503, "busy", "Enough imports are running", "Send the file again when one has ended"), body);
        }
        try {
            // Not closed: the body is the request's, and who is refused is read on for a while.
            CsvFile csv = CsvFile.open(file, mapping);
            Import.Window window = meaning.of(mapping, importName == null ? mapping.name() : importName);
            Problem problem = Import.answer(csv, window, response);
            if (problem != null) {
                return refuse(problem, body);
            }
            readOn(body);
            return null;
        } catch (CsvFile.Unreadable e) {
            return refuse(Problem.invalidInput(e.errors()), body);
        } catch (Import.Stopped stopped) {
            return refuse(stopped.problem(), body);
        } catch (UncheckedIOException gone) {
            return refuse(Problem.ofStatus(400, "The file ended early"), body);
        } finally {
            places.leave(who);
        }
    }

    /** What an import that was stopped has not read: who still sends it reads the answer when it is sent, if that is soon. */
    private static void readOn(InputStream body) {
        byte[] nobodyReads = new byte[64 * 1024];
        long until = System.nanoTime() + READ_ON_NANOS;
        try {
            while (body.read(nobodyReads) >= 0 && System.nanoTime() < until) {
                // dropped
            }
        } catch (IOException | Import.Stopped gone) {
            // nobody to answer, or to wait for
        }
    }

    private static Problem wrong(String field, String code, String message) {
        return Problem.invalidInput(List.of(new FieldError(field, code, message)));
    }

    /**
     * Answers whoever sends a file that is not wanted, with a connection that ends: what still comes of the file is not read,
     * but for a little, because many clients read the answer only when they have sent. And but for a while, and of a few at a
     * time, because anybody can send a byte now and then, or none, and would hold a thread.
     */
    public static Response refuse(Problem problem, InputStream body) {
        return refuse(problem, problem.status() == UNAVAILABLE ? RETRY_AFTER_SECONDS : 0, body);
    }

    /** @param retryAfterSeconds 0 where coming back does not help */
    public static Response refuse(Problem problem, long retryAfterSeconds, InputStream body) {
        boolean cameWhole = READ_ON_AT_A_TIME.tryAcquire() && readOnRefused(body);
        Response.ResponseBuilder answer = problem.builder();
        if (retryAfterSeconds > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return cameWhole ? answer.build() : answer.header("Connection", "close").build();
    }

    /** @return whether that was all of it */
    private static boolean readOnRefused(InputStream body) {
        byte[] nobodyReads = new byte[8 * 1024];
        long until = System.nanoTime() + READ_ON_REFUSED_NANOS;
        try {
            for (int read = 0, more = 0; read < MOST_UNREAD && System.nanoTime() < until; read += more) {
                more = body.read(nobodyReads);
                if (more < 0) {
                    return true;
                }
            }
        } catch (IOException | Import.Stopped gone) {
            // nobody to answer, or to wait for
        } finally {
            READ_ON_AT_A_TIME.release();
        }
        return false;
    }
}
