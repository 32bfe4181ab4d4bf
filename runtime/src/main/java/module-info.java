/**
 * The library that users call: formulas on arrays, on the CPU by itself and on other devices
 * through backends that are found at run time.
 */
@org.jspecify.annotations.NullMarked
module io.github.quern.runtime {
  requires transitive io.github.quern.core;
  requires static transitive org.jspecify;

  exports io.github.quern.api;
  exports io.github.quern.cluster;
  exports io.github.quern.data;
  exports io.github.quern.lazy;

  uses io.github.quern.backend.Backend;
}
