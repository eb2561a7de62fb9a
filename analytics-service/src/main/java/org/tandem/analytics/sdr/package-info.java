/** Sales development representatives: who qualified the leads that were won. */
package org.tandem.analytics.sdr;
