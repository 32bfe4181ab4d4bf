package io.github.quern.lazy;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.GenredBuilder;
import io.github.quern.solve.KernelSolveBuilder;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How what is made of a lazy tensor is computed.
 *
 * @param engine who compiles and runs kernels
 * @param call where calls run, who hears of their progress, and the ranges that reductions are
 *     restricted to; without {@code out}, which belongs to a single call
 * @param dtypeAcc the type that sums are accumulated in, see {@link GenredBuilder#dtypeAcc}
 * @param sumScheme how long sums are taken, see {@link GenredBuilder#sumScheme}
 * @param enableChunks whether large vectors are loops, see {@link GenredBuilder#enableChunks}
 * @param denseLimit the most bytes that an array of entries may have; a half of the largest heap of
 *     this JVM where there is none
 */
public record LazyOptions(
    Engine engine,
    CallOptions call,
    String dtypeAcc,
    String sumScheme,
    boolean enableChunks,
    OptionalLong denseLimit) {
  /** The shared engine, the best tier, and KeOps' defaults. */
  public static final LazyOptions DEFAULT =
      new LazyOptions(
          Engine.shared(), CallOptions.DEFAULT, "auto", "auto", true, OptionalLong.empty());

  /** Checks the parts. */
  public LazyOptions {
    Objects.requireNonNull(engine);
    Objects.requireNonNull(dtypeAcc);
    Objects.requireNonNull(sumScheme);
    Objects.requireNonNull(denseLimit);
    if (!call.out().isEmpty()) {
      throw new IllegalArgumentException(
          "Tensors for results belong to one call: give them to LazyReduction.callAll.");
    }
    if (denseLimit.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "The limit of dense arrays must be at least 0 bytes; it is "
              + denseLimit.getAsLong()
              + ".");
    }
  }

  /** The same options with another engine. */
  public LazyOptions withEngine(Engine newEngine) {
    return new LazyOptions(newEngine, call, dtypeAcc, sumScheme, enableChunks, denseLimit);
  }

  /** The same options with others for calls. */
  public LazyOptions withCall(CallOptions newCall) {
    return new LazyOptions(engine, newCall, dtypeAcc, sumScheme, enableChunks, denseLimit);
  }

  /** The same options with another type of sums. */
  public LazyOptions withDtypeAcc(String type) {
    return new LazyOptions(engine, call, type, sumScheme, enableChunks, denseLimit);
  }

  /** The same options with another way to take sums. */
  public LazyOptions withSumScheme(String scheme) {
    return new LazyOptions(engine, call, dtypeAcc, scheme, enableChunks, denseLimit);
  }

  /** The same options with or without loops over components. */
  public LazyOptions withEnableChunks(boolean yes) {
    return new LazyOptions(engine, call, dtypeAcc, sumScheme, yes, denseLimit);
  }

  /** The same options with another limit of dense arrays. */
  public LazyOptions withDenseLimit(long bytes) {
    return new LazyOptions(engine, call, dtypeAcc, sumScheme, enableChunks, OptionalLong.of(bytes));
  }

  /** The options of an expression of two operands: those that are not the defaults. */
  static LazyOptions common(LazyOptions first, LazyOptions second) {
    if (second.equals(DEFAULT) || first.equals(second)) {
      return first;
    }
    if (first.equals(DEFAULT)) {
      return second;
    }
    throw new IllegalArgumentException(
        "The operands "
            + (first.engine == second.engine
                ? "have different options"
                : "belong to different engines")
            + "; give both the same with withOptions, or only one of them any.");
  }

  /** Applies what concerns a reduction. */
  GenredBuilder applyTo(GenredBuilder builder) {
    return builder
        .engine(engine)
        .dtypeAcc(dtypeAcc)
        .sumScheme(sumScheme)
        .enableChunks(enableChunks);
  }

  /** Applies what concerns the sum of a linear system. */
  KernelSolveBuilder applyTo(KernelSolveBuilder builder) {
    return builder
        .engine(engine)
        .dtypeAcc(dtypeAcc)
        .sumScheme(sumScheme)
        .enableChunks(enableChunks);
  }
}
