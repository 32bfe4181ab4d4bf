package io.github.quern.backend;

/**
 * One device of a backend.
 *
 * @param id the number that callers choose it by
 * @param kind what it is
 * @param description its name, for people
 */
public record Device(int id, DeviceKind kind, String description) {}
