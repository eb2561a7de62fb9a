/** The contract of both departments: what counts, how much, for how long, and from when on a lead is sales'. */
package org.tandem.scoring.model;
