package org.tandem.projection.decide;

/** Where a batch of requests stands; told as it gets there, so that a test can stop an instance at any point. */
interface Steps {

    Steps UNWATCHED = step -> { };

    enum Step { POLLED, DECIDED, COMMITTED, PUBLISHED }

    void reached(Step step);
}
