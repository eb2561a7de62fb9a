package org.tandem.local.state;

/** Something that cannot be done as things are. The message is one line for the person who asked: what, and what to do. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused(String line) {
        super(line, null, false, false);
    }
}
