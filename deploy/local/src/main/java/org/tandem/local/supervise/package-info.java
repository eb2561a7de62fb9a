/** Runs the processes of one platform: starts them in order, starts again what dies, stops them in order, finds what a kill left behind. */
package org.tandem.local.supervise;
