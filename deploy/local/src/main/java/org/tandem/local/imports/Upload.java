package org.tandem.local.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.tandem.local.Loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One sending. The answer is read while the file is sent, which the clients of the JDK do not: they read when they have sent
 * everything, and until then nobody would know how far an import is, or that it was refused at its first line. So this is
 * the little of HTTP/1.1 (RFC 9112) that an import takes.
 */
final class Upload {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 5_000;
    /** A service that lives says at least that it cannot go on: its broker has a few seconds to take a window of rows. */
    private static final int SILENCE_MILLIS = 60_000;
    private static final int PIECE = 32 * 1024;
    private static final int MOST_OF_A_PROBLEM = 64 * 1024;
    private static final int UNAVAILABLE = 503;
    /** It answers 503, too, and stays so until somebody configures it. */
    private static final String NOT_CONFIGURED = "urn:tandem:problem:not-configured";

    private final Destination to;
    private final ListFile file;
    private final Consumer<RowLine> rows;
    private Counts counts = Counts.NONE;
    private volatile String unreadable;

    Upload(Destination to, ListFile file, Consumer<RowLine> rows) {
        this.to = to;
        this.file = file;
        this.rows = rows;
    }

    Ending run() {
        try (InputStream content = file.open()) {
            return run(content);
        } catch (IOException e) {
            return brokenOff(cannotBeRead(e), false);
        }
    }

    private Ending run(InputStream content) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Loopback.HOST, to.port()), CONNECT_MILLIS);
            socket.setSoTimeout(SILENCE_MILLIS);
            Thread sender = new Thread(() -> send(content, socket), "import");
            sender.setDaemon(true);
            sender.start();
            try {
                return answer(HttpAnswer.read(socket.getInputStream()));
            } finally {
                // whatever of the file is not wanted any more
                socket.close();
                join(sender);
            }
        } catch (IOException e) {
            return brokenOff(unreadable != null ? unreadable : "the connection was lost (" + describe(e) + ")", true);
        }
    }

    private void send(InputStream content, Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + to.target() + " HTTP/1.1\r\nHost: localhost:" + to.port() + "\r\n" + to.header() + ": " + to.credential()
                    + "\r\nContent-Type: " + file.contentType() + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
            byte[] piece = new byte[PIECE];
            for (int read = next(content, piece); read >= 0; read = next(content, piece)) {
                if (read > 0) {
                    out.write((Integer.toHexString(read) + "\r\n").getBytes(ISO_8859_1));
                    out.write(piece, 0, read);
                    out.write("\r\n".getBytes(ISO_8859_1));
                }
            }
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        } catch (IOException e) {
            // Whoever reads sees what became of it: an answer that came early, or a connection that is gone.
            if (unreadable != null) {
                closeQuietly(socket);
            }
        }
    }

    private int next(InputStream content, byte[] piece) throws IOException {
        try {
            return content.read(piece);
        } catch (IOException e) {
            unreadable = cannotBeRead(e);
            throw e;
        }
    }

    private Ending answer(HttpAnswer answer) throws IOException {
        if (answer.status() != 200) {
            return refusal(answer.status(), problem(new String(answer.body().readNBytes(MOST_OF_A_PROBLEM), UTF_8)));
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode json = parse(line);
            if (json.has("complete")) {
                return summary(json);
            }
            RowLine row = new RowLine(json.path("line").asLong(), json.path("outcome").asText(), line);
            counts = counts.with(row);
            rows.accept(row);
        }
        return brokenOff("the answer was cut off", true);
    }

    private Ending summary(JsonNode summary) {
        Counts all = new Counts(summary.path("rows").asLong(), summary.path("accepted").asLong(), summary.path("duplicate").asLong(),
                summary.path("refused").asLong());
        if (summary.path("complete").asBoolean()) {
            return new Ending.Complete(all);
        }
        JsonNode problem = summary.path("problem");
        return new Ending.BrokenOff(all, text(problem), isPassing(problem.path("status").asInt(), problem));
    }

    private Ending refusal(int status, JsonNode problem) {
        String why = text(problem).isEmpty() ? "it answered " + status : text(problem);
        return isPassing(status, problem) ? brokenOff(why, true) : new Ending.Refused(status, why);
    }

    private static boolean isPassing(int status, JsonNode problem) {
        return status == UNAVAILABLE && !problem.path("type").asText().equals(NOT_CONFIGURED);
    }

    private Ending brokenOff(String why, boolean mendable) {
        return new Ending.BrokenOff(counts, why, mendable);
    }

    /** A problem document in one line. */
    private static String text(JsonNode problem) {
        StringBuilder text = new StringBuilder(problem.path("title").asText());
        if (problem.hasNonNull("detail")) {
            text.append(": ").append(problem.path("detail").asText());
        }
        for (JsonNode error : problem.path("errors")) {
            text.append(text.isEmpty() ? "" : "; ").append(error.hasNonNull("field") ? error.path("field").asText() + ": " : "")
                    .append(error.path("message").asText());
        }
        return text.toString();
    }

    /** A line that was cut off in its middle cannot be read. */
    private static JsonNode parse(String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("in the middle of a line");
        }
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static String cannotBeRead(IOException e) {
        return "the file cannot be read (" + describe(e) + ")";
    }

    private static String describe(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    private static void join(Thread sender) {
        try {
            sender.join(CONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
