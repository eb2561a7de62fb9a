/** What is asked: of whom, of when, as known when; and the table that answers it, as JSON or as CSV. */
package org.tandem.analytics.ask;
