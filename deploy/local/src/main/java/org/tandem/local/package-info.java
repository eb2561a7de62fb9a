/**
 * A real Kafka broker and a real PostgreSQL on one machine, from Maven artifacts alone: no container engine, nothing to
 * install. Each is a class that starts and closes one server in a directory that survives it, and a {@code main} that
 * runs it as a process of its own, so that it can be killed like any other process.
 */
package org.tandem.local;
