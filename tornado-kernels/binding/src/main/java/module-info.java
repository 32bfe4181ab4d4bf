/** The only code that calls TornadoVM. Built where a TornadoVM SDK is found. */
@org.jspecify.annotations.NullMarked
module io.github.quern.tornado.binding {
  requires io.github.quern.tornado;
  requires static transitive org.jspecify;
  requires tornado.api;

  provides io.github.quern.tornado.driver.TornadoDriver with
      io.github.quern.tornado.binding.SdkDriver;
}
