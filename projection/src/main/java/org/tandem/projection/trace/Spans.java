package org.tandem.projection.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

import java.util.List;

/** What is being done, in each of the traces that it is a part of; ends with {@link #close}. */
public final class Spans implements AutoCloseable {

    public static final Spans NONE = new Spans(List.of());

    private final List<Span> spans;

    Spans(List<Span> spans) {
        this.spans = spans;
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The class of the failure only: what it says may quote a record. */
    public void failed(Throwable failure) {
        spans.forEach(span -> span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()));
    }

    @Override
    public void close() {
        spans.forEach(Span::end);
    }
}
