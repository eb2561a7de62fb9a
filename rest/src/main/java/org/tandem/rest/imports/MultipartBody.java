package org.tandem.rest.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) as they come, one after the other, so that a file of any size needs
 * neither memory nor disk.
 */
final class MultipartBody {

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^\\s;,\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"([^\"]*)\"|([^\\s;]+))");
    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream body;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;

    /** @param name as in the form; null if it has none */
    record Part(String name, InputStream content) {
    }

    private MultipartBody(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may stand at the very beginning, without a line before it.
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** @return null if the content type names no boundary */
    static MultipartBody of(InputStream body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        return boundary.find() ? new MultipartBody(body, boundary.group(1) == null ? boundary.group(2) : boundary.group(1)) : null;
    }

    /**
     * The next part; what was not read of the one before is passed over.
     *
     * @return null at the end
     * @throws IOException if it stopped coming or is no such body
     */
    Part next() throws IOException {
        InputStream rest = new Content();
        byte[] passedOver = new byte[8 * 1024];
        while (rest.read(passedOver) >= 0) {
            // what nobody wanted
        }
        if (ended) {
            return null;
        }
        from += delimiter.length;
        if (isLast()) {
            ended = true;
            return null;
        }
        line();
        String name = null;
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            length += header.length();
            if (length > LONGEST_HEADERS) {
                throw new IOException("headers without end");
            }
            Matcher named = NAME.matcher(header);
            if (header.regionMatches(true, 0, "Content-Disposition:", 0, 20) && named.find()) {
                name = named.group(1) == null ? named.group(2) : named.group(1);
            }
        }
        return new Part(name, new Content());
    }

    /** After a delimiter. */
    private boolean isLast() throws IOException {
        while (to - from < 2) {
            if (!fill()) {
                throw new IOException("ended within a delimiter");
            }
        }
        return buffer[from] == '-' && buffer[from + 1] == '-';
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (from == to && !fill()) {
                throw new IOException("ended within a part's headers");
            }
            byte next = buffer[from++];
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(next);
            if (line.size() > LONGEST_HEADERS) {
                throw new IOException("a header without end");
            }
        }
    }

    /** Moves what is left to the front and reads more. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = body.read(buffer, to, buffer.length - to);
        if (read < 0) {
            return false;
        }
        to += read;
        return true;
    }

    /** Up to where there is no delimiter for certain, though one may begin there. */
    private int safeEnd() {
        int last = to - delimiter.length;
        for (int at = from; at <= last; at++) {
            if (isDelimiter(at)) {
                return at;
            }
        }
        return Math.max(from, last + 1);
    }

    private boolean isDelimiter(int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** Up to the next delimiter. */
    private final class Content extends InputStream {

        private boolean atEnd;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (atEnd || ended) {
                return -1;
            }
            while (true) {
                int end = safeEnd();
                if (end > from) {
                    int count = Math.min(length, end - from);
                    System.arraycopy(buffer, from, into, offset, count);
                    from += count;
                    return count;
                } else if (to - from >= delimiter.length) {
                    atEnd = true;
                    return -1;
                } else if (!fill()) {
                    throw new IOException("ended within a part");
                }
            }
        }
    }
}
