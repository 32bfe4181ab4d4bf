package io.github.quern.cpu.lanes;

/** The operations on the bits of numbers; the last three are for masks as well. */
enum Bitwise {
  ADD,
  MINIMUM,
  AND,
  OR,
  XOR
}
