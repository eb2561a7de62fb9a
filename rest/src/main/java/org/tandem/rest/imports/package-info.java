/**
 * Files that people bring: CSV of any length, read row by row through a mapping, with an outcome for each row. Knows no
 * lead; what a row means is said by the service.
 */
package org.tandem.rest.imports;
