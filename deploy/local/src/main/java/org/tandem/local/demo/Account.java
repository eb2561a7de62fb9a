package org.tandem.local.demo;

/**
 * A company that people of the demo work for. Its name is real and public; nothing else about it is.
 *
 * @param domain   of its mail in the demo, such as {@code mmm.example}, which nobody can own
 * @param industry a sector, in words
 * @param country  of its headquarters; ISO 3166-1 alpha-2
 * @param size     employees; invented
 */
record Account(String name, String domain, String industry, String country, int size) {
}
