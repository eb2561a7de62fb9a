package org.tandem.local.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An answer of HTTP/1.1 as it comes.
 *
 * @param body without its framing; it ends only where the sender said that it ends
 */
record HttpAnswer(int status, InputStream body) {

    private static final int LONGEST_LINE = 8 * 1024;

    /** Returns when the headers are there. */
    static HttpAnswer read(InputStream socket) throws IOException {
        InputStream in = new BufferedInputStream(socket, 32 * 1024);
        while (true) {
            String first = line(in);
            String[] words = first.split(" ", 3);
            if (!first.startsWith("HTTP/1.") || words.length < 2 || !words[1].matches("\\d{3}")) {
                throw new IOException("not an answer of HTTP: " + first);
            }
            boolean chunked = false;
            long length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.contains("chunked");
                } else if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring("content-length:".length()).strip());
                }
            }
            int status = Integer.parseInt(words[1]);
            if (status >= 200) {
                return new HttpAnswer(status, new Body(in, chunked, length));
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("it ended early");
            } else if (line.size() > LONGEST_LINE) {
                throw new IOException("not an answer of HTTP");
            } else if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static final class Body extends InputStream {

        private final InputStream in;
        private final boolean chunked;
        private long left;
        private boolean ended;
        private boolean within;

        Body(InputStream in, boolean chunked, long length) {
            this.in = in;
            this.chunked = chunked;
            this.left = chunked ? 0 : length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int read = in.read(into, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("it ended early");
            }
            left -= read;
            return read;
        }

        private void nextChunk() throws IOException {
            if (!chunked) {
                ended = true;
                return;
            }
            if (within) {
                line(in);
            }
            within = true;
            String size = line(in).split(";", 2)[0].strip();
            try {
                left = Long.parseLong(size, 16);
            } catch (NumberFormatException e) {
                throw new IOException("not an answer of HTTP");
            }
            ended = left == 0;
        }
    }
}
