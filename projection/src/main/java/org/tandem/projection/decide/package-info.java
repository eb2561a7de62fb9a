/**
 * What depends on the current state is decided here, once: accept a lead, sign a model, move a stage.
 *
 * <p>A service implements {@link org.tandem.projection.decide.Decisions}: it says which records are requests, locks its
 * rows, runs its pure {@code decide(state, request, now)} and writes its tables. {@link org.tandem.projection.decide.Decider}
 * does the rest for it: one outcome for each request with one content for ever, published after the commit and found
 * again after any crash. {@link org.tandem.projection.decide.Requests} is how REST asks and waits.
 *
 * <p>How and why: docs/how-a-fact-travels.md, "How a decision is made", and ADR 9.
 */
package org.tandem.projection.decide;
