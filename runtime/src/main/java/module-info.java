/**
 * The library that users call: formulas on arrays, on the CPU by itself and on other devices
 * through backends that are found at run time.
 */
@org.jspecify.annotations.NullMarked
// Commons Math has no module descriptor, so its module's name comes from the name of its jar.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.quern.runtime {
  requires transitive commons.math3;
  requires transitive io.github.quern.core;
  requires static transitive org.jspecify;

  exports io.github.quern.api;
  exports io.github.quern.cluster;
  exports io.github.quern.data;
  exports io.github.quern.lazy;
  exports io.github.quern.solve;

  uses io.github.quern.backend.Backend;
}
