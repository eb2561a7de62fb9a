package org.tandem.test;

/** The servers behind the tests: in this JVM, or in containers. */
sealed interface Servers extends PlatformMXBean, AutoCloseable permits InJvmServers, ContainerServers {

    @Override
    void close();
}
