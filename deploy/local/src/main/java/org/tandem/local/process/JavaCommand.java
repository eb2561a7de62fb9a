package org.tandem.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run something on the Java of this JVM. */
public final class JavaCommand {

    private JavaCommand() {
    }

    /** A packaged application: {@code java <options> -jar <jar>}. */
    public static List<String> jar(Path jar, List<String> options) {
        return of(options, List.of("-jar", jar.toString()));
    }

    /** A main class of this JVM's own class path. */
    public static List<String> main(String mainClass, List<String> options, List<String> arguments) {
        return main(System.getProperty("java.class.path"), mainClass, options, arguments);
    }

    /** A main class of another class path. */
    public static List<String> main(String classPath, String mainClass, List<String> options, List<String> arguments) {
        List<String> rest = new ArrayList<>(List.of("-cp", classPath, mainClass));
        rest.addAll(arguments);
        return of(options, rest);
    }

    private static List<String> of(List<String> options, List<String> rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(rest);
        return command;
    }
}
