/** What sales said of leads as labels to learn from: plain functions of facts. */
package org.tandem.scoring.label;
