package org.tandem.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, so that it can be killed without taking the test with it. */
record ServerProcess(Process process, String address) implements AutoCloseable {

    static ServerProcess start(Class<?> main, Path dir, int port) throws IOException {
        return start(main, dir, port, List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    static ServerProcess start(Class<?> main, Path dir, int port, List<String> jvm) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), dir.toString(), String.valueOf(port)));
        var process = new ProcessBuilder(command).redirectError(Redirect.appendTo(new File("target", main.getSimpleName() + ".err"))).start();
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null || !line.startsWith("ready ")) {
            process.destroyForcibly();
            throw new IllegalStateException(main.getSimpleName() + " did not get ready but said: " + line);
        }
        return new ServerProcess(process, line.substring("ready ".length()));
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGTERM. */
    int stop() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
