package org.tandem.rest.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MultipartBodyTest {

    private static final String TYPE = "multipart/form-data; boundary=xyz";

    /** However the network cuts it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100_000})
    void eachPartIsWhatWasSent(int piece) throws IOException {
        // Given a file that holds what looks like the delimiter
        String file = "a,b\r\n--xy\r\n-xyz\r\n\r\n--xxyz\r\n" + "1,2\r\n".repeat(30_000);
        MultipartBody body = MultipartBody.of(inPieces("--xyz\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n{}\r\n--xyz\r\n"
                + "content-disposition: form-data; name=file; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file
                + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--xyz--\r\n", piece), TYPE);

        // When
        MultipartBody.Part mapping = body.next();
        String json = text(mapping);
        MultipartBody.Part second = body.next();
        String content = text(second);
        MultipartBody.Part third = body.next();

        // Then
        assertThat(mapping.name()).isEqualTo("mapping");
        assertThat(json).isEqualTo("{}");
        assertThat(second.name()).isEqualTo("file");
        assertThat(content).isEqualTo(file);
        assertThat(third.name()).isEqualTo("empty");
        assertThat(text(third)).isEmpty();
        assertThat(body.next()).isNull();
        assertThat(body.next()).isNull();
    }

    @Test
    void whatWasNotReadOfAPartIsPassedOver() throws IOException {
        MultipartBody body = MultipartBody.of(inPieces("preamble\r\n--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xyz\r\n"
                + "Content-Disposition: form-data; name=\"b\"\r\n\r\n2\r\n--xyz--", 4), TYPE);
        body.next();
        assertThat(text(body.next())).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing of the kind", "--xyz", "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n",
            "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xy"})
    void whatIsNoSuchBodyIsAnError(String text) {
        MultipartBody body = MultipartBody.of(inPieces(text, 3), TYPE);
        assertThatThrownBy(() -> {
            body.next();
            body.next();
        }).isInstanceOf(IOException.class);
    }

    @Test
    void aTypeWithoutABoundaryIsNone() {
        assertThat(MultipartBody.of(inPieces("", 1), "multipart/form-data")).isNull();
    }

    private static String text(MultipartBody.Part part) throws IOException {
        return new String(part.content().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static InputStream inPieces(String text, int piece) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, piece));
            }
        };
    }
}
