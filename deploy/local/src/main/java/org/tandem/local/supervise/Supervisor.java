package org.tandem.local.supervise;

import org.tandem.local.state.Refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Brings a platform up, keeps it up, and takes it down. One thread does the first two; any other may ask for the third. */
public final class Supervisor {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration END_OF_USERS = Duration.ofSeconds(3);
    private static final Duration END_OF_SERVICES = Duration.ofSeconds(12);
    private static final Duration END_OF_SERVERS = Duration.ofSeconds(30);

    private final LocalPlatform platform;
    private final Console console;
    private final List<Supervised> servers = new ArrayList<>();
    private final List<Supervised> services = new ArrayList<>();
    private final List<Supervised> users = new ArrayList<>();
    private FastStart fastStart;
    private boolean stopping;

    public Supervisor(LocalPlatform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    /** Returns when what was built anew can be started fast. */
    public void prepare() {
        FastStart preparing = new FastStart(platform.applications(), console);
        synchronized (this) {
            if (stopping) {
                throw new Refused("told to stop");
            }
            fastStart = preparing;
        }
        preparing.prepare();
    }

    /** Returns when everything is ready. @throws Refused with the reason, if something will never be */
    public void up() {
        start(servers, platform.servers());
        awaitReady(servers);
        platform.createTopics();
        start(services, platform.services());
        awaitReady(services);
        start(users, platform.users());
    }

    /** Starts again what ends, for as long as this process lives. */
    public void keep() {
        while (look()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Users first, then services, so that what they have under way still gets onto the stream; returns when all are gone. */
    public synchronized void down() {
        stopping = true;
        if (fastStart != null) {
            fastStart.stop();
        }
        end(users, END_OF_USERS);
        end(services, END_OF_SERVICES);
        end(servers, END_OF_SERVERS);
    }

    private synchronized void start(List<Supervised> group, List<Supervised> members) {
        if (stopping) {
            throw new Refused("told to stop");
        }
        // known before it runs: whatever happens now, down() ends it
        group.addAll(members);
        Instant now = Instant.now();
        members.forEach(member -> member.start(now));
    }

    private void awaitReady(List<Supervised> group) {
        Progress progress = new Progress(Instant.now());
        while (look()) {
            List<Supervised> missing = group.stream().filter(member -> !member.isReady()).toList();
            if (missing.isEmpty()) {
                return;
            }
            for (Supervised member : missing) {
                member.givenUp().ifPresent(why -> {
                    throw new Refused(member.name() + " does not start: " + why + " (more: ./tandem logs " + member.name() + ")");
                });
            }
            progress.at(Instant.now(), "waiting for " + names(missing)).ifPresent(console::say);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new Refused("told to stop");
    }

    private synchronized boolean look() {
        if (!stopping) {
            Instant now = Instant.now();
            servers.forEach(one -> one.look(now).ifPresent(console::note));
            services.forEach(one -> one.look(now).ifPresent(console::note));
            users.forEach(one -> one.look(now).ifPresent(console::note));
        }
        return !stopping;
    }

    private void end(List<Supervised> group, Duration within) {
        List<Supervised> living = group.stream().filter(one -> one.process().alive()).toList();
        living.forEach(one -> one.process().askToEnd());
        Progress progress = new Progress(Instant.now());
        Instant deadline = Instant.now().plus(within);
        while (Instant.now().isBefore(deadline)) {
            List<Supervised> missing = living.stream().filter(one -> one.process().alive()).toList();
            if (missing.isEmpty()) {
                break;
            }
            progress.at(Instant.now(), "stopping " + names(missing)).ifPresent(console::say);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
        // and what is still there, or was left by one that died
        group.stream().filter(one -> one.process().wasStarted()).forEach(one -> one.process().close());
    }

    private static String names(List<Supervised> group) {
        return group.stream().map(Supervised::name).collect(Collectors.joining(", "));
    }
}
