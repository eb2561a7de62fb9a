/**
 * What is counted of the facts about leads: plain Java, the same for every order in which the facts come. Cells are
 * counted so that every funnel, as of any day and as known on any day, is a sum of them.
 */
package org.tandem.analytics.count;
