/** Whether a person may be contacted, from what they permitted and took back; plain Java. */
package org.tandem.pipeline.consent;
