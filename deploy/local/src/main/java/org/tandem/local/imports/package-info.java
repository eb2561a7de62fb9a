/** Brings a list to a service that runs: sends it, reads what becomes of each row meanwhile, and sends it again where that broke off. */
package org.tandem.local.imports;
