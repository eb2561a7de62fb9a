/** Reads the stream into facts and keeps the counts up to date with them, in one transaction for each batch. */
package org.tandem.analytics.fold;
