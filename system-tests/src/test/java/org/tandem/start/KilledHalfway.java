package org.tandem.start;

import org.tandem.local.imports.Ending;
import org.tandem.local.imports.Importer;
import org.tandem.local.imports.ListFile;
import org.tandem.local.imports.RowLine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file whose first sending is the end of the service that reads it: the first rows are sent, some of them are answered, the
 * service is killed, and then the rest is sent.
 */
final class KilledHalfway implements Importer.Watch, ListFile.Content {

    private static final int LIMIT_SECONDS = 60;

    private final Path file;
    private final int rowsBefore;
    private final Runnable kill;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicBoolean killed = new AtomicBoolean();
    private int brokenOff;

    /** @param rowsBefore more than a service takes at a time, or none is answered before */
    KilledHalfway(Path file, int rowsBefore, Runnable kill) {
        this.file = file;
        this.rowsBefore = rowsBefore;
        this.kill = kill;
    }

    @Override
    public InputStream open() throws IOException {
        if (killed.getAndSet(true)) {
            return Files.newInputStream(file);
        }
        List<String> lines = Files.readAllLines(file);
        InputStream killing = new InputStream() {
            @Override
            public int read() throws IOException {
                killOnceAnswered();
                return -1;
            }
        };
        return new SequenceInputStream(new SequenceInputStream(bytes(lines.subList(0, rowsBefore + 1)), killing),
                bytes(lines.subList(rowsBefore + 1, lines.size())));
    }

    @Override
    public void row(RowLine row) {
        answered.countDown();
    }

    @Override
    public void brokenOff(Ending.BrokenOff how) {
        brokenOff++;
    }

    int timesBrokenOff() {
        return brokenOff;
    }

    private void killOnceAnswered() throws IOException {
        try {
            if (!answered.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no row was answered in " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        kill.run();
    }

    private static InputStream bytes(List<String> lines) {
        return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
}
