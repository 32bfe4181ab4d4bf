/** Short runnable examples, one class per idea, on the public API only. */
@org.jspecify.annotations.NullMarked
module io.github.quern.samples {
  requires transitive io.github.quern.runtime;
  requires static transitive org.jspecify;

  exports io.github.quern.samples;

  uses io.github.quern.samples.Sample;
}
