/** Figures that say how sure they are, and why where they are undefined. Plain Java. */
package org.tandem.analytics.measure;
