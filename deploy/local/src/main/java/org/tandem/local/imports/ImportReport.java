package org.tandem.local.imports;

import org.tandem.local.supervise.Progress;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a person sees of an import: how far it is once it takes longer than two seconds, what was refused, and how it ended.
 * A clock of its own tells how far it is, so that one that stands still is seen to stand still.
 */
public final class ImportReport implements Importer.Watch, Closeable {

    private static final long LOOK_MILLIS = 250;

    private final String service;
    private final Importer.Patience patience;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Path outcomesFile;
    private final Progress progress = new Progress(Instant.now());
    private final long began = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "import-progress");
        thread.setDaemon(true);
        return thread;
    });
    private BufferedWriter outcomes;
    private Counts counts = Counts.NONE;
    private int sendings;
    private long sendingBegan;
    private long lastRefused;
    private Duration waiting;

    /** @param outcomesFile for the outcomes of all rows; null for those of refused ones on {@code err} */
    public ImportReport(String service, Importer.Patience patience, PrintWriter out, PrintWriter err, Path outcomesFile) {
        this.service = service;
        this.patience = patience;
        this.out = out;
        this.err = err;
        this.outcomesFile = outcomesFile;
        clock.scheduleAtFixedRate(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void sending(int number) {
        if (number > 1) {
            out.println("%s is back: the same file is sent again (%d of at most %d)".formatted(service, number, patience.sendings()));
        }
        sendings = number;
        sendingBegan = System.nanoTime();
        counts = Counts.NONE;
        waiting = null;
        beginOutcomes();
    }

    @Override
    public synchronized void row(RowLine row) {
        counts = counts.with(row);
        if (outcomes != null) {
            write(row.json());
        } else if (row.isRefused() && row.line() > lastRefused) {
            // rows come in their order, so a file that is sent again tells of no row twice
            lastRefused = row.line();
            err.println(row.json());
        }
    }

    @Override
    public synchronized void brokenOff(Ending.BrokenOff how) {
        out.println("broken off after %s: %s".formatted(counts.text(), how.why()));
        out.println("waiting for %s, at most %d s; then the same file is sent again, which writes nothing twice"
                .formatted(service, patience.limit().toSeconds()));
        waiting = Duration.ZERO;
    }

    @Override
    public synchronized void waiting(Duration since) {
        waiting = since;
    }

    /** The last line. */
    public synchronized void ended(Ending ending) {
        String seconds = String.format(Locale.ROOT, "%.1f s", secondsSince(began));
        String times = sendings > 1 ? "; sent " + sendings + " times, and what an earlier time stored counts as duplicate" : "";
        if (ending instanceof Ending.Complete complete) {
            out.println("complete in %s, %s%s".formatted(seconds, complete.counts().text(), times));
        } else if (ending instanceof Ending.BrokenOff brokenOff) {
            err.println("tandem: broken off in %s after %s: %s. The same again goes on from there"
                    .formatted(seconds, brokenOff.counts().text(), brokenOff.why()));
        } else if (ending instanceof Ending.Refused refused) {
            err.println("tandem: %s refused the list: %s".formatted(service, refused.why()));
        }
    }

    private synchronized void look() {
        String what = waiting != null ? "waiting for " + service + ", " + waiting.toSeconds() + " of " + patience.limit().toSeconds() + " s"
                : String.format(Locale.ROOT, "%s, %,d rows/s", counts.text(),
                Math.round(counts.rows() / Math.max(0.001, secondsSince(sendingBegan))));
        progress.at(Instant.now(), what).ifPresent(out::println);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void beginOutcomes() {
        if (outcomesFile != null) {
            try {
                closeOutcomes();
                outcomes = Files.newBufferedWriter(outcomesFile);
            } catch (IOException e) {
                throw new UncheckedIOException("the outcomes cannot be written", e);
            }
        }
    }

    private void write(String json) {
        try {
            outcomes.write(json);
            outcomes.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the outcomes cannot be written", e);
        }
    }

    private void closeOutcomes() throws IOException {
        if (outcomes != null) {
            outcomes.close();
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        synchronized (this) {
            closeOutcomes();
        }
    }
}
