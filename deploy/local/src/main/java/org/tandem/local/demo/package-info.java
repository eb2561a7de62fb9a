/**
 * A company that does not exist, at work: weeks of invented history, then people who fill in forms and reps who answer
 * for the leads, all through the public API. What is drawn depends on a seed and on when the demo began, and on nothing else.
 */
package org.tandem.local.demo;
