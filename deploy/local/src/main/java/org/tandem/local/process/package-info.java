/** Processes of this machine: started, waited for, measured, frozen, killed and started again. */
package org.tandem.local.process;
