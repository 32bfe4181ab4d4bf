package io.github.quern.tornado.binding;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.tornado.emit.Functions;
import io.github.quern.tornado.emit.ImageEmitter;

/** Kernels as the tier makes them for the first device, without its choices of layout. */
final class FirstDevice {
  private FirstDevice() {}

  /**
   * In which precision it computes what users' methods call of {@code java.lang.Math}: PTX has
   * these functions of floats only, as {@code docs/accuracy.md} says.
   */
  static Precision usersFunctions(SdkDriver driver, Precision own) {
    return driver.limits(0).exactFunctions() ? own : Precision.FLOAT32;
  }

  static CompiledKernel compile(SdkDriver driver, KernelSpec spec) {
    Functions functions = Functions.of(spec, driver.limits(0).exactFunctions());
    return driver.compile(ImageEmitter.emit(spec, functions), 0);
  }
}
