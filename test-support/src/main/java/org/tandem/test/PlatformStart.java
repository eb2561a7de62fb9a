package org.tandem.test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Starts the servers and makes them known to every class loader of the JVM; run once, in the loader that lives longest. */
public final class PlatformStart {

    /** Held here because the logging framework forgets the levels of loggers that nobody holds. */
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("org.apache.kafka"), Logger.getLogger("kafka"), Logger.getLogger("state.change.logger"),
            Logger.getLogger("io.zonky"));

    /** Calls it an unexpected error that a broker which is being stopped answers no more. */
    private static final Logger COMPLAINS_OF_EVERY_STOP = Logger.getLogger("kafka.server.ControllerApis");

    private PlatformStart() {
    }

    public static void register(ObjectName name) throws JMException {
        TALKATIVE.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.SEVERE));
        COMPLAINS_OF_EVERY_STOP.setLevel(Level.OFF);
        Servers servers = Boolean.getBoolean("tandem.test.containers") ? ContainerServers.start() : InJvmServers.start();
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-test-servers"));
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(servers, PlatformMXBean.class, true), name);
    }
}
