package org.tandem.platform;

import org.tandem.local.service.Jars;
import org.tandem.local.process.Processes;
import org.tandem.local.process.ManagedProcess;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged bare endpoint, as a process. */
public final class BareCapture {

    public static final String MODULE = "system-tests/bare-capture";
    public static final String PATH = "/bare";
    /** The real topics' settings under other names, so that the broker does the same work for both. */
    public static final List<Topic> TOPICS = List.of(
            new Topic("bare-leads", "bare-capture", "leadId", Retention.FOR_EVER, false),
            new Topic("bare-lead-profiles", "bare-capture", "leadId/eventId", Retention.LATEST_PER_KEY, false));

    private final ManagedProcess process;
    private final InetSocketAddress address;

    private BareCapture(ManagedProcess process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    public static BareCapture start(Processes processes, Servers.Broker broker, List<String> jvm) {
        int port = FreePorts.one();
        List<String> options = new ArrayList<>(List.of(
                "-Dquarkus.http.port=" + port, "-Dkafka.bootstrap.servers=" + broker.bootstrap()));
        options.addAll(jvm);
        ManagedProcess process = processes.jar("bare-capture", Jars.required(MODULE), options);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        process.awaitCondition("listener on " + address, Duration.ofSeconds(30), () -> listens(address));
        return new BareCapture(process, address);
    }

    public ManagedProcess process() {
        return process;
    }

    public InetSocketAddress address() {
        return address;
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
