package org.tandem.local.demo;

/** Somebody who does not exist. Level and department are codes of the lead's business attributes. */
record Person(String firstName, String lastName, String email, Account account, String jobTitle, String jobLevel,
              String department) {
}
