package org.tandem.test;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;

import org.tandem.events.topic.Topic;
import org.tandem.local.TopicSetup;

/**
 * One Kafka and one PostgreSQL for all tests of a JVM, started when the first test asks and gone with the JVM.
 *
 * <p>They are shared, so a test takes a fresh database and, where others would disturb it, topics or keys of its own;
 * nobody cleans up. They run in the JVM, or in containers with {@code -Dtandem.test.containers=true}.
 */
public final class TestPlatform {

    private final PlatformMXBean servers;

    private TestPlatform(PlatformMXBean servers) {
        this.servers = servers;
    }

    /** The platform of this JVM; the first call starts it. */
    public static TestPlatform get() {
        try {
            var registry = ManagementFactory.getPlatformMBeanServer();
            var name = new ObjectName("org.tandem.test:type=Platform");
            synchronized (JvmWide.lock()) {
                if (!registry.isRegistered(name)) {
                    start(name);
                }
            }
            return new TestPlatform(JMX.newMXBeanProxy(registry, name, PlatformMXBean.class));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(ObjectName name) {
        var thread = Thread.currentThread();
        var callersLoader = thread.getContextClassLoader();
        var platformStart = JvmWide.inLongestLivedLoader(PlatformStart.class);
        try {
            thread.setContextClassLoader(platformStart.getClassLoader());
            platformStart.getMethod("register", ObjectName.class).invoke(null, name);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the test servers did not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(callersLoader);
        }
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** Where to connect to a database, credentials included. */
    public String jdbcUrl(String database) {
        return servers.jdbcUrl(database);
    }

    /** @see #createTopics(Collection, int, Map) */
    public void createTopics(Collection<Topic> topics, int partitions) {
        createTopics(topics, partitions, Map.of());
    }

    /** Creates the topics that are missing; one that exists stays as it is. */
    public void createTopics(Collection<Topic> topics, int partitions, Map<String, String> extraConfig) {
        TopicSetup.create(bootstrapServers(), topics, partitions, extraConfig);
    }

    /** Makes an empty database that nobody else uses, and returns its JDBC address. */
    public String freshDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        servers.createDatabase(name);
        return jdbcUrl(name);
    }

    /**
     * Takes the broker away from everybody, until {@link #startBroker()}: put that into a {@code finally}, for the tests
     * that come after.
     */
    public void stopBroker() {
        servers.stopBroker();
    }

    /** Brings the broker back, on the same port and with all its data; takes the 3 s of its former session. */
    public void startBroker() {
        servers.startBroker();
    }
}
