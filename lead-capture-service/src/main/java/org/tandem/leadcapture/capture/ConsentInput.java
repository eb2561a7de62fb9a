package org.tandem.leadcapture.capture;

/**
 * One permission as a sender stated it, unchecked.
 *
 * @param granted null where the sender did not say
 * @param text    the words the person saw
 * @param basis   lawful basis; null means consent
 */
public record ConsentInput(String purpose, Boolean granted, String text, String basis) {

    /** Without the text, so that no log line can carry it. */
    @Override
    public String toString() {
        return "ConsentInput[granted=" + granted + "]";
    }
}
