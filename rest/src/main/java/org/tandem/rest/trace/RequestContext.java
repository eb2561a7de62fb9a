package org.tandem.rest.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.ContextStorageProvider;
import io.opentelemetry.context.Scope;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;

/**
 * The current trace of a request is kept where Quarkus keeps what belongs to it, in the duplicated context of Vert.x, so that it is
 * there on the event loop and on the worker that answers; on threads that answer nobody, it is the thread's. Found by OpenTelemetry
 * as a service.
 */
public final class RequestContext implements ContextStorageProvider {

    private static final String KEY = RequestContext.class.getName();

    @Override
    public ContextStorage get() {
        return new Storage(ContextStorage.defaultStorage());
    }

    /** For as long as the request lasts. */
    static void begin(Context trace) {
        io.vertx.core.Context request = current();
        if (request != null) {
            request.putLocal(KEY, trace);
        }
    }

    private static io.vertx.core.Context current() {
        io.vertx.core.Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? context : null;
    }

    private static final class Storage implements ContextStorage {

        private final ContextStorage ofThread;

        Storage(ContextStorage ofThread) {
            this.ofThread = ofThread;
        }

        @Override
        public Scope attach(Context toAttach) {
            io.vertx.core.Context request = RequestContext.current();
            if (request == null || toAttach == null) {
                return ofThread.attach(toAttach);
            }
            Context before = request.getLocal(KEY);
            request.putLocal(KEY, toAttach);
            return () -> {
                if (before == null) {
                    request.removeLocal(KEY);
                } else {
                    request.putLocal(KEY, before);
                }
            };
        }

        @Override
        public Context current() {
            io.vertx.core.Context request = RequestContext.current();
            Context trace = request == null ? null : request.getLocal(KEY);
            return trace != null ? trace : ofThread.current();
        }
    }
}
