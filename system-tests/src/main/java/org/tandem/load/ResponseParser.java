package org.tandem.load;

import java.nio.ByteBuffer;

/** Reads just enough of an HTTP/1.1 response to know its status and where it ends. */
final class ResponseParser {

    private static final byte[] LENGTH = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'};

    private int status;

    int status() {
        return status;
    }

    /**
     * @param end how much of the buffer is filled
     * @return the length of the response at the buffer's start, or -1 while it is not all there
     */
    int length(ByteBuffer buffer, int end) {
        int line = 0;
        int content = 0;
        boolean counted = false;
        for (int i = 0; i + 1 < end; i++) {
            if (buffer.get(i) != '\r' || buffer.get(i + 1) != '\n') {
                continue;
            }
            if (line == 0) {
                status = statusOf(buffer);
            } else if (i == line) {
                if (!counted && status != 204 && status != 304) {
                    throw new IllegalStateException("response without Content-Length; status " + status);
                }
                int whole = i + 2 + content;
                return whole <= end ? whole : -1;
            } else if (isLength(buffer, line)) {
                content = number(buffer, line + LENGTH.length, i);
                counted = true;
            }
            line = i + 2;
            i++;
        }
        return -1;
    }

    private static int statusOf(ByteBuffer buffer) {
        // HTTP/1.1 202 …
        return (buffer.get(9) - '0') * 100 + (buffer.get(10) - '0') * 10 + buffer.get(11) - '0';
    }

    private static boolean isLength(ByteBuffer buffer, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((buffer.get(at + i) | 0x20) != LENGTH[i] && buffer.get(at + i) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer buffer, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            byte b = buffer.get(i);
            if (b >= '0' && b <= '9') {
                value = value * 10 + b - '0';
            }
        }
        return value;
    }
}
