package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.backend.BackendException;
import io.github.quern.contract.BackendContract;
import io.github.quern.contract.ReductionCase;
import io.github.quern.contract.Tensors;
import io.github.quern.contract.Tier;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.operator.Operators;
import io.github.quern.testing.StandardVariables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain code, vector code of every width, and a switch from one to the other give equal bits. */
class SameBitsTest {
  private static final CallOptions SIMD = CallOptions.DEFAULT.withBackend("simd");
  private static final Engine PLAIN = Engines.simd(0, VectorBackend.Mode.PLAIN);
  private static final List<Engine> VECTORS =
      Stream.of(64, 128, 256, 512)
          .map(bits -> Engines.simd(bits, VectorBackend.Mode.VECTOR))
          .toList();

  /** Rows as lanes, the last ones not full; and so few rows that tiles are lanes. */
  private static final int[][] SIZES = {{141, 77}, {2 * 2048 + 200, 3}};

  @AfterAll
  static void close() {
    PLAIN.close();
    VECTORS.forEach(Engine::close);
  }

  static Stream<Arguments> reductions() {
    return ReductionCase.all().stream()
        .flatMap(reduction ->
            Stream.of(DType.FLOAT32, DType.FLOAT64)
                .flatMap(
                    dtype -> Stream.of(0, 1).map(axis -> Arguments.of(reduction, axis, dtype))));
  }

  static Stream<Arguments> operators() {
    return Operators.standard().all().stream()
        .flatMap(definition ->
            Stream.of(DType.FLOAT32, DType.FLOAT64)
                .map(dtype -> Arguments.of(definition.example(), dtype)));
  }

  private static void requireSame(List<Tensor> expected, List<Tensor> actual) {
    assertEquals(expected.size(), actual.size());
    for (int number = 0; number < expected.size(); number++) {
      BackendContract.assertSameBits(expected.get(number), actual.get(number));
    }
  }

  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("reductions")
  void everyReduction(ReductionCase reduction, int axis, DType dtype) {
    Genred plain = reduction.builder(new Tier(PLAIN, SIMD), axis).build();
    for (int[] size : SIZES) {
      Tensor[] arguments =
          ReductionCase.arguments(
              plain, axis == 1 ? size[1] : size[0], size[axis == 1 ? 0 : 1], dtype, 3);
      List<Tensor> expected = plain.callAll(SIMD, arguments);
      for (Engine vectors : VECTORS) {
        Genred genred = reduction.builder(new Tier(vectors, SIMD), axis).build();
        requireSame(expected, genred.callAll(SIMD, arguments));
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("operators")
  void everyOperator(String formula, DType dtype) {
    Genred plain = genred(formula, PLAIN);
    try {
      for (int[] size : SIZES) {
        Tensor[] arguments = Tensors.random(plain.arguments(), size[1], size[0], dtype, 4);
        Tensor expected = plain.call(SIMD, arguments);
        for (Engine vectors : VECTORS) {
          BackendContract.assertSameBits(expected, genred(formula, vectors).call(SIMD, arguments));
        }
      }
    } catch (BackendException refused) {
      if (!Engines.isTooLarge(refused)) {
        throw refused;
      }
      // The tier says so, and leaves such kernels to the next one.
      Assumptions.abort(refused.getMessage());
    }
  }

  static Stream<Arguments> longVectors() {
    return Stream.of(
            List.of("Sum", "Exp(-SqDist(u,v)/IntCst(100))*t"),
            // What is written for each column is read when it is added.
            List.of("Sum", "MatVecMult(TensorProd(u,Concat(v,y)),Concat(v,y))"),
            List.of("LogSumExp", "(u|v)+IndexJ()"),
            List.of("ArgKMin", "SqDist(u*v,v)*x"),
            List.of("Max_ArgMax", "(u|v)"))
        .flatMap(formula ->
            Stream.of(DType.FLOAT32, DType.FLOAT64)
                .map(dtype -> Arguments.of(formula.get(0), formula.get(1), dtype)));
  }

  /** Loops over components: several columns are computed at once, and the last ones one by one. */
  @ParameterizedTest(name = "{0} of {1}, {2}")
  @MethodSource("longVectors")
  void longVectorsOfSeveralColumns(String reduction, String formula, DType dtype) {
    List<Engine> engines = new ArrayList<>(VECTORS);
    engines.addFirst(PLAIN);
    for (int[] size : SIZES) {
      List<Tensor> expected = List.of();
      for (Engine engine : engines) {
        GenredBuilder builder =
            Genred.of(formula)
                .aliases("u = Vi(70)", "v = Vj(70)", "t = Vj(1)", "x = Vi(2)", "y = Vj(2)")
                .reductionOp(reduction)
                .engine(engine);
        Genred genred = (reduction.equals("ArgKMin") ? builder.optArg(3) : builder).axis(1).build();
        Tensor[] arguments = Tensors.random(genred.arguments(), size[1], size[0], dtype, 6);
        List<Tensor> results = genred.callAll(SIMD, arguments);
        if (engine == PLAIN) {
          expected = results;
        }
        requireSame(expected, results);
      }
    }
  }

  private static Genred genred(String formula, Engine engine) {
    return Genred.of(formula).aliases(StandardVariables.ALIASES).axis(1).engine(engine).build();
  }

  /** A kernel that grows switches while it is called again and again. */
  @Test
  void theSwitchShowsInNoBit() {
    try (Engine growing = Engines.simd(0, VectorBackend.Mode.GROWING)) {
      String formula = "Exp(-g*SqDist(x,y))*t";
      Genred plain = genred(formula, PLAIN);
      Genred grown = genred(formula, growing);
      Tensor[] arguments = Tensors.random(plain.arguments(), 500, 700, DType.FLOAT32, 5);
      Tensor expected = plain.call(SIMD, arguments);
      long end = System.nanoTime() + 3_000_000_000L;
      List<Tensor> results = new ArrayList<>();
      while (System.nanoTime() < end) {
        results.add(grown.call(SIMD, arguments));
      }
      assertTrue(results.size() > 10, () -> "only " + results.size() + " calls");
      results.forEach(result -> BackendContract.assertSameBits(expected, result));
      assertTrue(Arrays.stream(expected.toDoubleArray()).anyMatch(number -> number != 0));
    }
  }
}
