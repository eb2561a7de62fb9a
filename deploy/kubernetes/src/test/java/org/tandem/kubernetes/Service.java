package org.tandem.kubernetes;

import java.util.List;

/** A module of the reactor that runs on its own, such as {@code scoring-service}; the console too, which is no service. */
record Service(String module) {

    static final String SETTINGS = "src/main/resources/application.properties";

    /** On the stream and on the cluster, such as {@code scoring}. */
    String name() {
        return module.replaceFirst("-service$", "");
    }

    /** Of its Deployment, Service, policies and account. */
    String onTheCluster() {
        return name() + "-service";
    }

    /** What brokers, databases and services know it as. */
    String component() {
        return needsTheStream() ? "service" : name();
    }

    boolean needsTheStream() {
        return Repository.read(module + "/pom.xml").contains("tandem-projection");
    }

    /** Modules whose settings it has. */
    List<String> modulesOfItsSettings() {
        return needsTheStream() ? List.of(module, "projection", "rest") : List.of(module, "rest");
    }

    @Override
    public String toString() {
        return name();
    }
}
