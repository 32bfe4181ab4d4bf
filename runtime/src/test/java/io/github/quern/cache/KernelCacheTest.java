package io.github.quern.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KernelCacheTest {
  private final CountingBackend backend = new CountingBackend("first");
  private final KernelCache cache = new KernelCache();

  private static KernelSpec spec(String formula, Precision precision) {
    return new KernelSpec(Programs.sum(formula, 1, "X = Vi(2)", "Y = Vj(2)"), precision);
  }

  private CompiledKernel get(KernelSpec spec) {
    return cache.get(backend, List.of(CountingBackend.device(0)), spec);
  }

  @Test
  void equalFormulasAreCompiledOnce() {
    assertSame(
        get(spec("SqDist(X,Y)", Precision.FLOAT32)), get(spec("SqNorm2(X-Y)", Precision.FLOAT32)));
    assertEquals(1, cache.size());
    assertEquals(1, backend.compiled.get());
  }

  @Test
  void otherFormulasTypesDevicesAndTiersAreCompiledForThemselves() {
    KernelSpec spec = spec("X*Y", Precision.FLOAT32);
    CompiledKernel kernel = get(spec);
    CountingBackend other = new CountingBackend("second");
    assertNotSame(kernel, get(spec("X+Y", Precision.FLOAT32)));
    assertNotSame(kernel, get(spec("X*Y", Precision.FLOAT64)));
    assertNotSame(kernel, cache.get(backend, List.of(CountingBackend.device(1)), spec));
    assertNotSame(kernel, cache.get(other, List.of(CountingBackend.device(0)), spec));
    assertEquals(5, cache.size());
    assertEquals(4, backend.compiled.get());
    assertEquals(1, other.compiled.get());
  }

  @Test
  void severalThreadsAtOnceCompileOnce() throws Exception {
    KernelSpec spec = spec("Exp(X*Y)", Precision.FLOAT64);
    Callable<CompiledKernel> caller = () -> get(spec);
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      List<Future<CompiledKernel>> kernels = executor.invokeAll(Collections.nCopies(64, caller));
      for (Future<CompiledKernel> kernel : kernels) {
        assertSame(get(spec), kernel.get());
      }
    }
    assertEquals(1, backend.compiled.get());
  }

  @Test
  void failedCompilationIsNotKept() {
    KernelSpec spec = spec("X-Y", Precision.FLOAT32);
    backend.broken = true;
    assertThrows(BackendException.class, () -> get(spec));
    assertEquals(0, cache.size());
    backend.broken = false;
    assertEquals(0, get(spec).device().id());
  }

  @Test
  void closingClosesEveryKernelOnce() {
    get(spec("X*Y", Precision.FLOAT32));
    get(spec("X*Y", Precision.FLOAT64));
    cache.close();
    cache.close();
    assertEquals(2, backend.closed.get());
    assertEquals(0, cache.size());
  }
}
