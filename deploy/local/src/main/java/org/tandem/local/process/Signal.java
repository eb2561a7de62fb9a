package org.tandem.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Signals to processes by id. The shell's own {@code kill}, since Java can only end a process. */
public enum Signal {
    KILL, STOP, CONT, TERM;

    /** Sends the signal to every process of the list that is still there, in one go. */
    public void to(List<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        StringBuilder command = new StringBuilder();
        for (long pid : pids) {
            if (pid <= 1) {
                throw new IllegalArgumentException("not a process of ours: " + pid);
            }
            command.append("kill -").append(name()).append(' ').append(pid).append(" 2>/dev/null; ");
        }
        try {
            new ProcessBuilder("sh", "-c", command + "true").inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
