package org.tandem.projection.publish;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands over at the end of an event loop's turn what requests published in it. A producer sends what it has as soon as it
 * has something, and a request to the broker costs about the same for one capture as for ten (ADR 26).
 */
final class EndOfTurn {

    private final ThreadLocal<List<Runnable>> waiting = ThreadLocal.withInitial(ArrayList::new);

    /** After everything that the current event loop has in hand, in the order of the calls; on any other thread at once. */
    void run(Runnable send) {
        Context context = Context.isOnEventLoopThread() ? Vertx.currentContext() : null;
        if (context == null) {
            send.run();
            return;
        }
        List<Runnable> mine = waiting.get();
        mine.add(send);
        if (mine.size() == 1) {
            context.runOnContext(end -> {
                List<Runnable> together = List.copyOf(mine);
                mine.clear();
                together.forEach(Runnable::run);
            });
        }
    }
}
