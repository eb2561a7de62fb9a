package org.tandem.local.process;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Starts processes and ends every one of them, last first, when it is closed or when this JVM ends in whatever way it can notice. */
public final class Processes implements AutoCloseable {

    private final Path logs;
    private final Deque<ManagedProcess> started = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::endAll, "end-processes");

    /** @param logs where each process gets the file {@code <name>.log} */
    public Processes(Path logs) {
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A packaged application: {@code java <options> -jar <jar>}. */
    public ManagedProcess jar(String name, Path jar, List<String> options) {
        return start(name, JavaCommand.jar(jar, options), List::of);
    }

    /** A main class of this JVM's own class path. */
    public ManagedProcess main(String name, String mainClass, List<String> options, List<String> arguments) {
        return main(name, mainClass, options, arguments, List::of);
    }

    /** @param detached processes it starts that are not its children any more, but belong to it */
    public ManagedProcess main(String name, String mainClass, List<String> options, List<String> arguments,
                               Supplier<List<Long>> detached) {
        return start(name, JavaCommand.main(mainClass, options, arguments), detached);
    }

    private synchronized ManagedProcess start(String name, List<String> command, Supplier<List<Long>> detached) {
        ManagedProcess process = new ManagedProcess(name, command, logs.resolve(name + ".log"), detached);
        started.push(process);
        return process.start();
    }


    @Override
    public void close() {
        endAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private synchronized void endAll() {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
