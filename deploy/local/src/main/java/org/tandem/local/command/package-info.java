/** What people type: {@code ./tandem <command>}, one class for each. */
package org.tandem.local.command;
