package org.tandem.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request that is rendered once; for each sending only the digits that make it new are put in. Building JSON for
 * each request would cost the generator more than sending it.
 */
final class RequestTemplate {

    /** Stands for the request's number, in the body and in header values. */
    static final String NUMBER = "@@@@@@@@@@@@";
    private static final int DIGITS = NUMBER.length();

    private final byte[] bytes;
    private final int[] places;

    private RequestTemplate(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    static RequestTemplate post(String path, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        byte[] all = (head + body).getBytes(UTF_8);
        return new RequestTemplate(all, places(all));
    }

    void render(long number, ByteBuffer into) {
        int start = into.position();
        into.put(bytes);
        for (int place : places) {
            long rest = number;
            for (int i = start + place + DIGITS - 1; i >= start + place; i--) {
                into.put(i, (byte) ('0' + rest % 10));
                rest /= 10;
            }
        }
    }

    int length() {
        return bytes.length;
    }

    private static int[] places(byte[] bytes) {
        List<Integer> found = new ArrayList<>();
        int run = 0;
        for (int i = 0; i < bytes.length; i++) {
            run = bytes[i] == '@' ? run + 1 : 0;
            if (run == DIGITS) {
                found.add(i - DIGITS + 1);
                run = 0;
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
