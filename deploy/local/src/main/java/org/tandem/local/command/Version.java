package org.tandem.local.command;

import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest has it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Tandem " + (version == null ? "(not packaged)" : version)};
    }
}
