package io.github.quern.reduction;

import io.github.quern.ir.ValueType;

/**
 * One array of a reduction's state.
 *
 * @param length the number of entries
 * @param type their type
 */
public record StatePart(int length, ValueType type) {}
