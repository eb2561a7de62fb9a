/**
 * Asking for a decision at a later moment, such as when a lead was not answered in time. A timer is a row that folding or
 * deciding writes; firing it publishes a request whose id is the timer's, so however often it fires, it is decided once.
 */
package org.tandem.projection.timer;
