package org.tandem.test.api;

import io.restassured.RestAssured;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP byte by byte, for what no client library would send. */
public final class RawHttp implements AutoCloseable {

    private final Socket socket;

    public RawHttp() throws IOException {
        socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
    }

    /** Sends as much as the server takes. */
    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            // the answer tells
        }
        return this;
    }

    /** Whether the server still takes what is sent; a closed connection shows on the second write. */
    public boolean isOpenAfterSending(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Everything until the server closes the connection. */
    public String untilClosed() {
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (IOException reset) {
            if (answer.size() == 0) {
                throw new AssertionError("neither answered nor closed", reset);
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** One answer, as its Content-Length says; the connection stays as it is. */
    public String one() throws IOException {
        var answer = new ByteArrayOutputStream();
        while (!answer.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + answer);
            }
            answer.write(next);
        }
        String head = answer.toString(StandardCharsets.UTF_8);
        int length = head.lines().filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim())).findFirst().orElse(0);
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
