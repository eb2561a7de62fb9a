/** What every service's API is held to: the same callers, the same rules for its description, HTTP byte by byte. */
package org.tandem.test.api;
