package org.tandem.local.supervise;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What a person sees of what happens. */
public final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** With the time, because it may be read much later. */
    public void note(String line) {
        say(TIME.format(LocalTime.now().truncatedTo(ChronoUnit.SECONDS)) + " " + line);
    }
}
