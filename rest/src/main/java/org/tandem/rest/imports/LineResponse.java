package org.tandem.rest.imports;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lines of JSON that are sent while the request still comes. Many clients read nothing before they have sent everything:
 * what they do not take yet waits in a file, so that such a client neither stops its own import nor fills the memory. The
 * file has no name from its first moment, and holds line numbers, ids and codes.
 */
final class LineResponse implements Closeable {

    static final String NDJSON = "application/x-ndjson";
    private static final int PIECE = 64 * 1024;
    private static final long LOOK_MILLIS = 200;
    private static final long LONGEST_END_SECONDS = 60;

    private final HttpServerResponse response;
    private FileChannel waiting;
    private long written;
    private long sent;

    LineResponse(HttpServerResponse response) {
        this.response = response;
    }

    void begin() {
        response.setStatusCode(200).putHeader("Content-Type", NDJSON).setChunked(true);
    }

    /** @throws IOException if nobody is there to read them */
    void lines(byte[] lines) throws IOException {
        if (response.closed()) {
            throw new IOException("the client went away");
        }
        if (sent == written && !response.writeQueueFull()) {
            response.write(Buffer.buffer(lines));
            return;
        }
        if (waiting == null) {
            Path file = Files.createTempFile("import-", ".ndjson");
            waiting = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines);
        while (bytes.hasRemaining()) {
            written += waiting.write(bytes, written);
        }
        sendWhatIsTaken();
    }

    /** Sends what is left, as fast as it is read. */
    void end() throws IOException {
        while (sent < written) {
            CountDownLatch drained = new CountDownLatch(1);
            response.drainHandler(now -> drained.countDown());
            sendWhatIsTaken();
            if (response.closed()) {
                throw new IOException("the client went away");
            }
            try {
                if (sent < written) {
                    drained.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the service is stopping");
            }
        }
        try {
            // Headers are written by another thread, and REST, which does not know that it is answered, would change them on their way.
            response.end().toCompletionStage().toCompletableFuture().get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client went away");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the service is stopping");
        }
    }

    private void sendWhatIsTaken() throws IOException {
        while (sent < written && !response.writeQueueFull() && !response.closed()) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, written - sent));
            int read = waiting.read(piece, sent);
            if (read < 0) {
                throw new IOException("what was written cannot be read");
            }
            sent += read;
            response.write(Buffer.buffer(read == piece.capacity() ? piece.array() : Arrays.copyOf(piece.array(), read)));
        }
    }

    @Override
    public void close() throws IOException {
        if (waiting != null) {
            waiting.close();
        }
    }
}
