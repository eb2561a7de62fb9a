/** One lead: what is known of it, what it scores, and when it becomes sales'. Pure functions of facts, model and time. */
package org.tandem.scoring.lead;
