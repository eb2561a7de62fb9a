package org.tandem.rest.imports;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.tandem.rest.problem.Problem;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ImportDoorTest {

    private static final Problem UNWANTED = Problem.of(401, "unauthenticated", "No", null);

    @Test
    void whoIsRefusedAndSendsAByteNowAndThenHoldsNoThread() {
        Response answer = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> ImportDoor.refuse(UNWANTED, new Trickle()));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaderString("Connection")).isEqualTo("close");
    }

    @Test
    void whoHasSentKeepsTheConnection() {
        Response answer = ImportDoor.refuse(UNWANTED, new ByteArrayInputStream(new byte[10_000]));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaderString("Connection")).isNull();
    }

    /** Never ends, and would take hours to come to what is read of anybody. */
    private static final class Trickle extends InputStream {

        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            bytes[offset] = ' ';
            return 1;
        }
    }
}
