package org.tandem.bare;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Waits for the acknowledgement of every record of a capture, then tells once: null, or what went wrong. */
final class Acknowledgements implements Callback {

    private final AtomicInteger missing;
    private final Consumer<Exception> done;
    private volatile Exception failure;

    Acknowledgements(int records, Consumer<Exception> done) {
        this.missing = new AtomicInteger(records);
        this.done = done;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            failure = exception;
        }
        if (missing.decrementAndGet() == 0) {
            done.accept(failure);
        }
    }
}
