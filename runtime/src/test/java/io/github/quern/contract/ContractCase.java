package io.github.quern.contract;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import java.util.List;

/**
 * A formula that every tier has to compute.
 *
 * @param name what is special about it
 * @param formula the formula, well-conditioned for arguments between 0 and 1
 * @param aliases its arguments
 */
public record ContractCase(String name, String formula, List<String> aliases) {
  /** The seed's example. */
  public static final ContractCase GAUSSIAN =
      of(
          "Gaussian",
          "Exp(-G * SqDist(X,Y)) * B",
          "G = Pm(1)",
          "X = Vi(3)",
          "Y = Vj(3)",
          "B = Vj(2)");

  /** So many components that arrays of scratch memory are needed. */
  public static final ContractCase SCRATCH =
      of(
          "scratch arrays",
          "MatVecMult(TensorProd(Exp(X), Y), Concat(Y, Z))",
          "X = Vi(34)",
          "Y = Vj(3)",
          "Z = Vi(31)");

  /** All of them. */
  public static final List<ContractCase> ALL =
      List.of(
          GAUSSIAN,
          SCRATCH,
          of(
              "all kinds of variables, twice",
              "P * Sqrt(X + Y) + Log(IntCst(1) + Q*Z) * W | Sin(X)",
              "W = Vj(3)",
              "P = Pm(3)",
              "X = Vi(3)",
              "Q = Pm(1)",
              "Y = Vj(3)",
              "Z = Vi(1)"),
          of("no variable but parameters", "Exp(P) * Sum(P)", "P = Pm(3)"),
          of(
              "parameters beside unused variables",
              "P / IntCst(3)",
              "X=Vi(1)",
              "P=Pm(2)",
              "Y=Vj(1)"),
          of("only i", "X * Cos(X)", "X = Vi(2)"),
          of("only j", "Atan(Y)", "Y = Vj(2)"),
          of("i beside an unused j", "Powf(X, X)", "X = Vi(2)", "Y = Vj(5)"),
          of("the sum of a product with itself", "X * Y + X * Y", "X = Vi(2)", "Y = Vj(2)"),
          of("complex squares", "ComplexMult(X + Y, X + Y)", "X = Vi(4)", "Y = Vj(4)"),
          of("dimension 1", "X * Y + Asin(Y)", "X = Vi(1)", "Y = Vj(1)"),
          of(
              "dimension 100",
              "Exp(-SqDist(X,Y) * IntInv(8)) * (X + B)",
              "X = Vi(100)",
              "Y = Vj(100)",
              "B = Vj(1)"));

  private static ContractCase of(String name, String formula, String... aliases) {
    return new ContractCase(name, formula, List.of(aliases));
  }

  /** Copies the list. */
  public ContractCase {
    aliases = List.copyOf(aliases);
  }

  /** The sum of the formula. */
  public Genred genred(Engine engine, int axis) {
    return genred(engine, axis, formula);
  }

  /** The sum of its absolute value, which rounding errors are measured by. */
  Genred magnitude(Engine engine, int axis) {
    return genred(engine, axis, "Abs(" + formula + ")");
  }

  private Genred genred(Engine engine, int axis, String text) {
    return Genred.of(text).aliases(aliases).axis(axis).engine(engine).build();
  }

  @Override
  public String toString() {
    return name;
  }
}
