package org.tandem.local.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of the last start, because people and their programs remember them. */
public final class Ports {

    private Ports() {
    }

    public static Map<String, Integer> read(StateFolder folder) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Path file = file(folder);
        if (Files.exists(file)) {
            PrivateFile.read(file).lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
                    .forEach(pair -> ports.put(pair[0], Integer.valueOf(pair[1])));
        }
        return ports;
    }

    public static void write(StateFolder folder, Map<String, Integer> ports) {
        StringBuilder text = new StringBuilder();
        ports.forEach((name, port) -> text.append(name).append('=').append(port).append('\n'));
        PrivateFile.write(file(folder), text.toString());
    }

    private static Path file(StateFolder folder) {
        return folder.path("ports");
    }
}
