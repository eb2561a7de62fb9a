package org.tandem.leadcapture.capture;

/**
 * A permission that a form asks for. Its text and basis are the form owner's: what a browser claims to have shown is no
 * proof of what it showed.
 */
public record ConsentDefinition(String purpose, String text, String basis) {
}
