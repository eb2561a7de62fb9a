/** Who may do what on a platform of one machine: roles, and bearer tokens that its services accept. */
package org.tandem.local.token;
