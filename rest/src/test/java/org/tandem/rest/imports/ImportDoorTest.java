package org.tandem.rest.imports;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tandem.rest.problem.Problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ImportDoorTest {

    private static final byte[] FILE = "id,email\n1,a@example.com\n".getBytes(StandardCharsets.UTF_8);
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

    @Test
    @Timeout(30)
    void whoAreRefusedAndSendNothingHoldNoMoreThanAFewThreads() throws Exception {
        // Given as many as are read on, of whom nothing comes
        CountDownLatch read = new CountDownLatch(8);
        CountDownLatch idle = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Response>> quiet = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                quiet.add(threads.submit(() -> ImportDoor.refuse(UNWANTED, new Quiet(read, idle))));
            }
            read.await();

            // Then one more is answered at once
            Response answer = ImportDoor.refuse(UNWANTED, new Quiet(read, idle));
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeaderString("Connection")).isEqualTo("close");

            // When their connections have been idle for too long
            idle.countDown();
            for (Future<Response> one : quiet) {
                assertThat(one.get().getStatus()).isEqualTo(401);
            }

            // Then others are read on again
            assertThat(ImportDoor.refuse(UNWANTED, new ByteArrayInputStream(FILE)).getHeaderString("Connection")).isNull();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoeverBringsFilesLeavesPlacesForOthers() throws Exception {
        // Given one who brings two, which do not end
        ImportDoor door = new ImportDoor("leads", field -> true, new Pace(1, Duration.ofMinutes(1)));
        CountDownLatch held = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Response>> two = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                two.add(threads.submit(() -> bring(door, "a", new ByteArrayInputStream(FILE), rows -> {
                    held.countDown();
                    ended.await();
                    return rows;
                })));
            }
            held.await();

            // Then
            assertThat(bring(door, "a", new ByteArrayInputStream(FILE), rows -> rows).getStatus()).isEqualTo(503);
            assertThat(bring(door, "b", new ByteArrayInputStream(FILE), rows -> rows)).as("answered").isNull();

            // When
            ended.countDown();
            for (Future<Response> one : two) {
                assertThat(one.get()).isNull();
            }

            // Then
            assertThat(bring(door, "a", new ByteArrayInputStream(FILE), rows -> rows)).as("answered").isNull();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void placesAreForAFew() {
        Places places = new Places(3, 2);
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).as("all of one").isFalse();
        assertThat(places.take("b")).isTrue();
        assertThat(places.take("b")).as("all").isFalse();
        places.leave("a");
        assertThat(places.take("c")).isTrue();
        assertThat(places.take("a")).as("all again").isFalse();
    }

    @Test
    void whoeverSendsAByteNowAndThenIsToldAndLosesThePlace() {
        ImportDoor door = new ImportDoor("leads", field -> true, new Pace(1_000_000, Duration.ofMillis(1)));
        for (int i = 0; i < 5; i++) {
            Response answer = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> bring(door, "a", new Trickle(), rows -> rows));

            assertThat(answer.getStatus()).isEqualTo(408);
            assertThat(answer.getHeaderString("Connection")).isEqualTo("close");
        }
    }

    @Test
    void aMappingThatTricklesIsTooSlowToo() {
        ImportDoor door = new ImportDoor("leads", field -> true, new Pace(1_000_000, Duration.ofMillis(1)));
        Response answer = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> door.let("a", new Trickle(),
                "multipart/form-data; boundary=b", null, null, ImportTest.response(), (mapping, name) -> rows -> List.of()));

        assertThat(answer.getStatus()).isEqualTo(408);
    }

    @Test
    void whatIsWrongIsSaidThoughTheRestTrickles() {
        ImportDoor door = new ImportDoor("leads", field -> true, new Pace(1_000_000, Duration.ofMillis(1)));
        Response answer = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> door.let("a", new Trickle(), "text/csv", "generic-leads",
                "no name/", ImportTest.response(), (mapping, name) -> rows -> List.of()));

        assertThat(answer.getStatus()).isEqualTo(400);
    }

    /** What is done with the rows before they are all accepted. */
    private interface Meanwhile {
        List<Row> are(List<Row> rows) throws InterruptedException;
    }

    private static Response bring(ImportDoor door, String who, InputStream file, Meanwhile meanwhile) {
        return door.let(who, file, "text/csv", "generic-leads", null, ImportTest.response(), (mapping, name) -> rows -> {
            try {
                return ImportTest.accepted(meanwhile.are(rows));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Nothing comes until the connection ends. */
    private static final class Quiet extends InputStream {

        private final CountDownLatch read;
        private final CountDownLatch idle;

        Quiet(CountDownLatch read, CountDownLatch idle) {
            this.read = read;
            this.idle = idle;
        }

        @Override
        public int read() throws IOException {
            read.countDown();
            try {
                idle.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("idle");
        }
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
