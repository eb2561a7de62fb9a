package org.tandem.rest.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The years that may be asked for, 1 to 9999: every table holds them, and not all that Java can say. */
final class Years {

    private Years() {
    }

    static boolean hold(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    static boolean hold(Instant moment) {
        return hold(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }
}
