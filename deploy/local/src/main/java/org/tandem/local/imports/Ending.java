package org.tandem.local.imports;

/** How one sending, or all of them, ended. */
public sealed interface Ending {

    /** Every row was dealt with. */
    record Complete(Counts counts) implements Ending {
    }

    /**
     * Some rows may have been dealt with, and the rest was not.
     *
     * @param mendable whether the same file may get further
     */
    record BrokenOff(Counts counts, String why, boolean mendable) implements Ending {
    }

    /** No row was looked at, and none would be if it was sent again. */
    record Refused(int status, String why) implements Ending {
    }
}
