package org.tandem.local.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Asks a service how it is. */
public final class Health {

    private static final int LIMIT_MILLIS = 2_000;
    private static final Pattern CAUGHT_UP = Pattern.compile("\"caughtUp\"\\s*:\\s*(true|false)");

    private final URI readiness;
    private final URI liveness;

    /** @param address host and port */
    public Health(String address) {
        this.readiness = URI.create("http://" + address + "/q/health/ready");
        this.liveness = URI.create("http://" + address + "/q/health/live");
    }

    /** What a service says of itself. */
    public enum Answer {
        /** Its tables hold what was on the stream when it started, and it takes requests. */
        READY,
        /** It has caught up, and something it needs is away. */
        NOT_READY,
        /** It still reads what was on the stream when it started. */
        CATCHING_UP,
        /** Nobody listens, or does not answer. */
        SILENT;

        public boolean isReady() {
            return this == READY;
        }
    }

    public Answer ask() {
        return ask(readiness, Health::answer, Answer.SILENT);
    }

    /** Whether it can be expected to go on by itself. Broker and database have nothing to do with that. */
    public boolean isLive() {
        return ask(liveness, (status, body) -> status == 200, false);
    }

    private static <T> T ask(URI uri, BiFunction<Integer, String, T> answer, T silent) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                int status = connection.getResponseCode();
                return answer.apply(status, body(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
            } finally {
                connection.disconnect();
            }
        } catch (IOException away) {
            return silent;
        }
    }

    static Answer answer(int status, String body) {
        if (status == 200) {
            return Answer.READY;
        }
        var caughtUp = CAUGHT_UP.matcher(body);
        return caughtUp.find() && caughtUp.group(1).equals("true") ? Answer.NOT_READY : Answer.CATCHING_UP;
    }

    private static String body(InputStream stream) throws IOException {
        return stream == null ? "" : new String(stream.readNBytes(64 * 1024), UTF_8);
    }
}
