package io.github.quern.cpu.lanes;

/** The operations on the bits of numbers; all but {@link #ADD} are for masks as well. */
enum Bitwise {
  ADD,
  AND,
  OR,
  XOR
}
