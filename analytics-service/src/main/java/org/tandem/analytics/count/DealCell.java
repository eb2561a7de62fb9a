package org.tandem.analytics.count;

/**
 * Deals that are counted together: won on {@code day} by persons who had reached {@code from} on {@code fromDay}. As with a {@link Cell},
 * the count is by how much what was believed changed on {@code recordedDay}.
 *
 * @param unit     {@link Unit#PERSON}, or {@link Unit#WEBINAR_MEMBER} of a campaign's webinars
 * @param currency code among the labels; {@link Dimensions#NONE} where the value was not said
 */
public record DealCell(Unit unit, Step from, int fromDay, int day, int currency, Dimensions dimensions, int recordedDay) {

    DealCell recordedOn(int otherDay) {
        return new DealCell(unit, from, fromDay, day, currency, dimensions, otherDay);
    }
}
