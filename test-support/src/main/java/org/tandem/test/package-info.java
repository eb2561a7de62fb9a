/**
 * For tests: a real Kafka and a real PostgreSQL, one of each per JVM, and the small tools that tests of a service need
 * around them. Start with {@link org.tandem.test.TestPlatform}; a {@code @QuarkusTest} names
 * {@link org.tandem.test.KafkaAndPostgres}.
 */
package org.tandem.test;
