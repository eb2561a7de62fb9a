package org.tandem.test;

import java.lang.management.ManagementFactory;

/** What is one per JVM although the classes of tests are many: Quarkus gives each test application its own class loader. */
final class JvmWide {

    private JvmWide() {
    }

    /** The lock to hold while looking whether something is there and making it. */
    static Object lock() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    /**
     * The same class in the class loader that lives as long as the JVM. A server must come from there: it loads classes
     * for as long as it runs, and a loader that Quarkus has closed gives it none.
     */
    static Class<?> inLongestLivedLoader(Class<?> type) {
        try {
            return Class.forName(type.getName(), true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            return type;
        }
    }
}
