package org.tandem.local.supervise;

import org.tandem.local.service.ClassArchive;

import java.nio.file.Path;
import java.util.List;

/**
 * A packaged application of the platform, set up to be started.
 *
 * @param name      what people call it
 * @param directory where it is started, with its settings in {@code config}
 * @param options   of its JVM
 */
record Application(String name, ClassArchive classes, Path directory, List<String> options) {
}
