/** Why a lead scores what it scores: rule by rule, event by event, in points and in words. */
package org.tandem.scoring.explain;
