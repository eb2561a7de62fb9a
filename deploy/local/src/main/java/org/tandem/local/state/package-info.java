/**
 * What a local platform keeps in its folder ({@code .tandem} unless told otherwise): identity, keys, ports, who runs, data
 * and logs. Everything in it is for the user alone, and survives a kill at any moment.
 */
package org.tandem.local.state;
