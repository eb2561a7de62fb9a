package org.tandem.leadcapture.capture;

/** One thing that must hold of every capture. */
@FunctionalInterface
interface CaptureRule {

    /** Adds an error for everything that breaks the rule. */
    void check(Understood capture, InputErrors errors);
}
