/**
 * The only code that calls TornadoVM: the driver of the tier {@code tornado}, and reductions as
 * tasks of users' own graphs. Built where a TornadoVM SDK is found.
 */
@org.jspecify.annotations.NullMarked
module io.github.quern.tornado.binding {
  requires transitive io.github.quern.runtime;
  requires static io.github.quern.samples;
  requires io.github.quern.tornado;
  requires static transitive org.jspecify;
  requires transitive tornado.api;

  exports io.github.quern.tornado.pipeline;

  provides io.github.quern.samples.Sample with
      io.github.quern.tornado.samples.KMeansSample;
  provides io.github.quern.tornado.driver.TornadoDriver with
      io.github.quern.tornado.binding.SdkDriver;
}
