package org.tandem.rest.imports;

import org.tandem.rest.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * A body that must come at a pace. Counted is only how long it was waited for: what is slow because we are is nobody's fault.
 * A body of which nothing comes ends with its connection, which is idle.
 */
final class PacedBody extends InputStream {

    private final InputStream body;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private long waited;
    private long came;
    private boolean tooSlow;

    PacedBody(InputStream body, Pace pace, LongSupplier nanoTime) {
        this.body = body;
        this.pace = pace;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * @throws Import.Stopped when it was too slow
     * @throws IOException    ever after, so that nobody waits for it again
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (tooSlow) {
            throw new IOException("the rest came too slowly");
        }
        long began = nanoTime.getAsLong();
        int read = body.read(into, offset, length);
        waited += nanoTime.getAsLong() - began;
        came += Math.max(read, 0);
        if (came >= pace.bytes()) {
            came = 0;
            waited = 0;
        } else if (read >= 0 && waited > pace.period().toNanos()) {
            tooSlow = true;
            throw new Import.Stopped(Problem.ofStatus(408, "Send at least " + pace.bytes() + " bytes in each "
                    + pace.period().toSeconds() + " s; what is stored already is not stored twice"));
        }
        return read;
    }
}
