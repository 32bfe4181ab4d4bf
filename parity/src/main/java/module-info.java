/** For tests with JUnit 5: every tier compared with the double oracle. */
@org.jspecify.annotations.NullMarked
module io.github.quern.parity {
  requires transitive io.github.quern.runtime;
  requires static transitive org.jspecify;
  requires transitive org.junit.jupiter.api;

  exports io.github.quern.parity;
}
