package io.github.quern.api;

import io.github.quern.backend.Backend;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelSpec;
import io.github.quern.cache.KernelCache;
import io.github.quern.cpu.parallel.Workers;
import io.github.quern.cpu.scalar.ScalarBackend;
import io.github.quern.cpu.vector.VectorBackend;
import io.github.quern.plan.Plan;
import io.github.quern.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Owner of everything that outlives a call: threads, tiers with their devices, and compiled
 * kernels. Safe for use by several threads. Most programs use the {@link #shared} one and never
 * close it.
 */
public final class Engine implements AutoCloseable {
  private final Workers workers;
  private final List<Backend> backends;
  private final Planner planner;
  private final KernelCache cache = new KernelCache();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Engine(int threads) {
    this.workers = new Workers(threads);
    List<Backend> found = new ArrayList<>();
    ServiceLoader.load(Backend.class, Engine.class.getClassLoader()).forEach(found::add);
    found.add(
        new VectorBackend(
            workers,
            Integer.getInteger("quern.simd.bits", 0),
            VectorBackend.Mode.valueOf(System.getProperty("quern.simd.mode", "GROWING"))));
    found.add(new ScalarBackend(workers));
    this.backends = List.copyOf(found);
    this.planner = new Planner(backends);
  }

  /** Created on first use, and closed with the JVM. */
  private static final class Shared {
    static final Engine ENGINE = Engine.create();
  }

  /** The engine that is used where none is given. It cannot be closed. */
  public static Engine shared() {
    return Shared.ENGINE;
  }

  /** A new engine that uses all processors. */
  public static Engine create() {
    return create(Runtime.getRuntime().availableProcessors());
  }

  /**
   * A new engine.
   *
   * @param threads how many threads work on one call on the CPU, at least 1; results do not depend
   *     on it
   */
  public static Engine create(int threads) {
    return new Engine(threads);
  }

  /**
   * The tiers, best first.
   *
   * @return for each its name, and its devices or the reason for their absence
   */
  public List<TierStatus> tiers() {
    requireOpen();
    return backends.stream()
        .map(backend -> new TierStatus(backend.name(), backend.devices(), backend.unavailable()))
        .toList();
  }

  /**
   * What is known of a tier on this machine.
   *
   * @param name the name that callers require it by
   * @param devices its devices
   * @param unavailable why it cannot be used, if it cannot
   */
  public record TierStatus(
      String name, List<Device> devices, java.util.Optional<String> unavailable) {}

  /** The number of threads that work on one call on the CPU. */
  public int threads() {
    return workers.threads();
  }

  /** The number of kernels that were compiled and are kept. */
  public int kernelCount() {
    return cache.size();
  }

  Plan plan(KernelSpec spec, CallOptions options) {
    requireOpen();
    return options.allDevices()
        ? planner.planForAll(spec, options.choice())
        : planner.plan(spec, options.choice(), options.deviceId());
  }

  CompiledKernel kernel(Plan plan, KernelSpec spec) {
    requireOpen();
    return cache.get(plan.backend(), plan.devices(), spec);
  }

  void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The engine is closed.");
    }
  }

  /** Releases threads, kernels and devices; calls that are running must have ended. */
  @Override
  public void close() {
    if (this == Shared.ENGINE) {
      throw new IllegalStateException("The shared engine cannot be closed.");
    }
    if (closed.compareAndSet(false, true)) {
      cache.close();
      backends.forEach(Backend::close);
      workers.close();
    }
  }
}
