package org.tandem.local.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is sent: a file, or a mapping and then the file (RFC 7578). Opened anew for each sending, and never read whole. */
public final class ListFile {

    private final Content file;
    private final byte[] mapping;
    private final String boundary = "tandem-" + UUID.randomUUID();

    /** Bytes that can be read more than once. */
    public interface Content {

        InputStream open() throws IOException;
    }

    private ListFile(Content file, byte[] mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** To be read by a mapping that comes with Tandem. */
    public static ListFile of(Content file) {
        return new ListFile(file, null);
    }

    /** @param mapping JSON */
    public static ListFile of(Content file, byte[] mapping) {
        return new ListFile(file, mapping.clone());
    }

    String contentType() {
        return mapping == null ? "text/csv" : "multipart/form-data; boundary=" + boundary;
    }

    InputStream open() throws IOException {
        if (mapping == null) {
            return file.open();
        }
        return new SequenceInputStream(Collections.enumeration(List.of(
                text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\nContent-Type: application/json\r\n\r\n"),
                new ByteArrayInputStream(mapping),
                text("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n"),
                file.open(),
                text("\r\n--" + boundary + "--\r\n"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
