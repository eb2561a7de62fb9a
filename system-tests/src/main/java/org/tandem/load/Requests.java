package org.tandem.load;

import java.nio.ByteBuffer;

/** Where the load generator gets its requests. Called by one thread, so an implementation may count without locks. */
@FunctionalInterface
public interface Requests {

    /** Puts the next whole HTTP/1.1 request into a cleared buffer. */
    void next(ByteBuffer into);
}
