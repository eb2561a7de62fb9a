package org.tandem.pipeline.lifecycle;

import org.tandem.events.pipeline.PipelineEvent;

/** One transition: the fact that it is, and the state it leads to. */
record Step<S extends LeadState>(PipelineEvent event, S next) {
}
