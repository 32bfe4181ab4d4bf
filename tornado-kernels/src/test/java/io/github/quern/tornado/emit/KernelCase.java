package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.testing.Programs;
import java.util.List;

/**
 * A formula whose kernel is looked at and run.
 *
 * @param name what is special about it, as a file name
 * @param formula the formula
 * @param axis what is reduced over
 * @param precision what it is listed in
 * @param aliases its arguments
 */
record KernelCase(
    String name, String formula, int axis, Precision precision, List<String> aliases) {
  private static final String[] GAUSSIAN = {"G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)"};

  static final List<KernelCase> ALL =
      List.of(
          of("gaussian", "Exp(-G * SqDist(X,Y)) * B", 1, Precision.FLOAT32, GAUSSIAN),
          of("gaussian-over-i", "Exp(-G * SqDist(X,Y)) * B", 0, Precision.FLOAT64, GAUSSIAN),
          of("no-variable-but-parameters", "Exp(P) * Sum(P)", 1, Precision.FLOAT32, "P = Pm(3)"),
          of(
              "unused-inputs",
              "X * Sin(X)",
              1,
              Precision.FLOAT64,
              "P = Pm(4)",
              "X = Vi(1)",
              "Y = Vj(5)"),
          of("only-j", "Log(Y)", 1, Precision.FLOAT32, "Y = Vj(2)"),
          of(
              "comparisons",
              "IfElse(X - Y, (X <= Y) + (X == Y), (X < Y) - (X != Y))",
              1,
              Precision.FLOAT32,
              "X = Vi(1)",
              "Y = Vj(1)"),
          of(
              "powers-and-angles",
              "Powf(X, Y) + Atan2(X, Y) + Asin(X) * Acos(Y)",
              1,
              Precision.FLOAT64,
              "X = Vi(1)",
              "Y = Vj(1)"),
          of(
              "largest-tile-in-local-memory",
              "(X | Y)",
              1,
              Precision.FLOAT32,
              "X = Vi(64)",
              "Y = Vj(64)"),
          of(
              "smallest-tile-in-two-steps",
              "(X | Y)",
              1,
              Precision.FLOAT32,
              "X = Vi(65)",
              "Y = Vj(65)"),
          of(
              "columns-in-global-memory",
              "(X | Y)",
              1,
              Precision.FLOAT32,
              "X = Vi(1025)",
              "Y = Vj(1025)"),
          of(
              "dimension-100",
              "Exp(-SqDist(X,Y) * IntInv(8)) * (X + B)",
              1,
              Precision.FLOAT64,
              "X = Vi(100)",
              "Y = Vj(100)",
              "B = Vj(1)"),
          of(
              "scratch-arrays",
              "MatVecMult(TensorProd(Exp(X), Y), Concat(Y, Z))",
              1,
              Precision.FLOAT32,
              "X = Vi(34)",
              "Y = Vj(3)",
              "Z = Vi(31)"));

  private static KernelCase of(
      String name, String formula, int axis, Precision precision, String... aliases) {
    return new KernelCase(name, formula, axis, precision, List.of(aliases));
  }

  /** The case of that name. */
  static KernelCase named(String name) {
    return ALL.stream().filter(formula -> formula.name().equals(name)).findFirst().orElseThrow();
  }

  Program program() {
    return Programs.sum(formula, axis, aliases.toArray(String[]::new));
  }

  KernelSpec spec(Precision other) {
    return new KernelSpec(program(), other);
  }

  KernelSpec spec() {
    return spec(precision);
  }

  @Override
  public String toString() {
    return name;
  }
}
