/**
 * The TornadoVM tier as far as it needs no TornadoVM: it plans and emits kernels that name
 * TornadoVM's types. What calls TornadoVM is a {@link
 * io.github.quern.tornado.driver.TornadoDriver}, found at run time.
 */
@org.jspecify.annotations.NullMarked
module io.github.quern.tornado {
  requires transitive io.github.quern.core;
  requires static transitive org.jspecify;

  exports io.github.quern.tornado;
  exports io.github.quern.tornado.driver;
  exports io.github.quern.tornado.maths;
  exports io.github.quern.tornado.place;

  uses io.github.quern.tornado.driver.TornadoDriver;

  provides io.github.quern.backend.Backend with
      io.github.quern.tornado.TornadoBackend;
}
