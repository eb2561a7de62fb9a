/** What it takes to run a packaged service on one machine: where its jar is, and what it has to be told. */
package org.tandem.local.service;
