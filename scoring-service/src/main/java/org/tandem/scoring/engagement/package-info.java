/** What a lead did, and what it is worth at any moment: pure functions of activities, model and time. */
package org.tandem.scoring.engagement;
