package org.tandem.load;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * HTTP load from one thread over plain sockets. It shares the machine with what it measures, so what counts is that a
 * request costs it next to nothing; it sleeps when there is nothing to do, because a spinning generator takes the
 * CPU that the measured service would have answered with.
 */
public final class LoadGenerator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Longest sleep while answers are awaited: bounds how late an answer is noticed. */
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_LATENCY_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final InetSocketAddress target;
    private final int connections;
    private final Requests requests;

    public LoadGenerator(InetSocketAddress target, int connections, Requests requests) {
        this.target = target;
        this.connections = connections;
        this.requests = requests;
    }

    /** Every connection sends its next request as soon as it has its answer: how much is possible. */
    public LoadResult closedLoop(Duration duration) {
        try (Run run = new Run()) {
            long end = run.begin(duration) + duration.toNanos();
            while (true) {
                long now = System.nanoTime();
                if (now >= end) {
                    break;
                }
                while (run.hasIdle()) {
                    run.send(System.nanoTime());
                }
                run.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - now)));
            }
            return run.finish(duration);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + target, e);
        }
    }

    /**
     * Requests start when they are meant to, whether or not earlier ones were answered, and each latency counts from
     * that intended moment: a stall is felt by everybody who came during it.
     */
    public LoadResult openLoop(double perSecond, Duration duration) {
        try (Run run = new Run()) {
            long begin = run.begin(duration);
            long end = begin + duration.toNanos();
            double interval = 1e9 / perSecond;
            long next = 0;
            while (true) {
                long intended = begin + (long) (next * interval);
                if (intended >= end) {
                    break;
                }
                long now = System.nanoTime();
                if (now > end + PATIENCE.toNanos()) {
                    run.neverSent((long) Math.ceil((end - intended) / interval));
                    break;
                }
                long wait = intended - now;
                if (wait <= 0 && run.hasIdle()) {
                    run.send(intended);
                    next++;
                } else if (wait <= 0) {
                    run.select(1);
                } else if (run.selectNow() == 0) {
                    nap(run, wait);
                }
                if ((next & 7) == 0) {
                    run.selectNow(); // a burst of overdue sends must not leave answers unread
                }
            }
            return run.finish(duration);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + target, e);
        }
    }

    private static void nap(Run run, long wait) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(wait);
        if (millis > 1) {
            run.select(millis - 1);
        } else {
            LockSupport.parkNanos(run.open() == 0 ? wait : Math.min(wait, NAP));
        }
    }

    /** The state of one run. */
    private final class Run implements AutoCloseable {

        private final Selector selector = Selector.open();
        private final ResponseParser parser = new ResponseParser();
        private final Histogram latencies = new Histogram(LONGEST_LATENCY_MICROS, 3);
        private final long[] statuses = new long[1000];
        private final List<Connection> all = new ArrayList<>();
        private final ArrayDeque<Connection> idle = new ArrayDeque<>();
        private long cpuBefore;
        private long sent;
        private long errors;
        private long inTime;
        private long end;
        private long neverSent;
        private int open;

        Run() throws IOException {
            for (int i = 0; i < connections; i++) {
                idle.add(connect());
            }
        }

        long begin(Duration duration) {
            cpuBefore = threadCpu();
            long now = System.nanoTime();
            end = now + duration.toNanos();
            return now;
        }

        /** Requests that were due but found no free connection before the run gave up. */
        void neverSent(long requests) {
            neverSent = requests;
        }

        boolean hasIdle() {
            return !idle.isEmpty();
        }

        int open() {
            return open;
        }

        void send(long since) {
            Connection connection = idle.poll();
            sent++;
            open++;
            try {
                connection.send(requests, since);
            } catch (IOException e) {
                failed(connection);
            }
        }

        int selectNow() throws IOException {
            return selector.selectNow(this::handle);
        }

        void select(long millis) throws IOException {
            selector.select(this::handle, millis);
        }

        private void handle(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                if (connection.writable()) {
                    connection.write();
                }
                if (!key.isReadable()) {
                    return;
                }
                int status = connection.read(parser);
                if (status > 0) {
                    answered(connection, status);
                } else if (status < 0) {
                    failed(connection);
                }
            } catch (IOException e) {
                failed(connection);
            }
        }

        private void answered(Connection connection, int status) {
            long now = System.nanoTime();
            long micros = TimeUnit.NANOSECONDS.toMicros(now - connection.since());
            latencies.recordValue(Math.min(Math.max(micros, 1), LONGEST_LATENCY_MICROS));
            statuses[status]++;
            if (now <= end) {
                inTime++;
            }
            open--;
            idle.add(connection);
        }

        /** Loses the connection; a request on it has an unknown outcome. */
        private void failed(Connection connection) {
            connection.close();
            all.remove(connection);
            idle.remove(connection);
            if (connection.busy()) {
                errors++;
                open--;
            }
            try {
                idle.add(connect());
            } catch (IOException e) {
                // with no connection left a run ends by its clock, and its counts tell
            }
        }

        private Connection connect() throws IOException {
            Connection connection = new Connection(target, selector);
            all.add(connection);
            return connection;
        }

        /** Waits for the answers that are still open; they do not count for the rate any more. */
        LoadResult finish(Duration measured) throws IOException {
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (open > 0 && System.nanoTime() < giveUp) {
                select(10);
            }
            long cpu = threadCpu() - cpuBefore;
            Map<Integer, Long> counts = new TreeMap<>();
            for (int i = 0; i < statuses.length; i++) {
                if (statuses[i] > 0) {
                    counts.put(i, statuses[i]);
                }
            }
            return new LoadResult(sent + neverSent, counts, errors, open + neverSent, inTime, measured, latencies, cpu);
        }

        @Override
        public void close() throws IOException {
            all.forEach(Connection::close);
            selector.close();
        }
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
