package org.tandem.load;

/** Reads a service's tables into the same shape that {@link LogReader} folds the stream into. */
@FunctionalInterface
public interface TableReader {

    StreamState read();
}
