/** Short runnable examples, one class per idea, on the public API only. */
@org.jspecify.annotations.NullMarked
// XChart has no module descriptor, so its module's name comes from the name of its jar.
@SuppressWarnings("requires-automatic")
module io.github.quern.samples {
  requires java.desktop;
  requires transitive io.github.quern.runtime;
  requires static transitive org.jspecify;
  requires xchart;

  exports io.github.quern.samples;
  exports io.github.quern.samples.measure;
  exports io.github.quern.samples.picture;

  uses io.github.quern.samples.Sample;
}
