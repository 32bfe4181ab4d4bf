package io.github.quern.reduction;

import io.github.quern.formula.Formula;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reduction of x + y, x of the row and y of the column, with weights w of the column.
 *
 * @param definition which one
 * @param dimension the dimension of x and y
 * @param weights the dimension of w; 0 if there are none
 * @param k the number K; 0 if there is none
 * @param summation how sums are taken
 */
record ReductionCase(
    ReductionDefinition definition, int dimension, int weights, int k, Summation summation) {
  /** Every reduction for small dimensions and for ones that become loops, with all it takes. */
  static Stream<ReductionCase> all() {
    List<ReductionCase> cases = new ArrayList<>();
    for (ReductionDefinition definition : Reductions.all()) {
      for (int dimension : definition.scalar() ? List.of(1) : List.of(1, 3, 40)) {
        for (int weights : weights(definition)) {
          for (int k : definition.takesK() ? List.of(1, 3, 40) : List.of(0)) {
            for (SumScheme scheme : SumScheme.values()) {
              cases.add(
                  new ReductionCase(
                      definition, dimension, weights, k, new Summation(ValueType.REAL, scheme)));
              cases.add(
                  new ReductionCase(
                      definition, dimension, weights, k, new Summation(ValueType.DOUBLE, scheme)));
            }
          }
        }
      }
    }
    // Forty times forty values take long; how sums are taken matters to sums only.
    return cases.stream()
        .filter(one -> one.dimension() * one.k() < 1000)
        .filter(one ->
            one.sums() || one.summation().equals(ReductionDefinition.Request.of(1).summation()));
  }

  private static List<Integer> weights(ReductionDefinition definition) {
    return switch (definition.weight()) {
      case NONE -> List.of(0);
      case OPTIONAL -> List.of(0, 1, 3);
      case REQUIRED -> List.of(1, 3, 40);
    };
  }

  /** Whether the results are sums; others are exact. */
  boolean sums() {
    return definition.scalar() || definition.name().equals("Sum");
  }

  Reduction reduction() {
    return definition.create(new ReductionDefinition.Request(dimension, weights, k, summation));
  }

  /** Its program; inputs are x, y and, where there are weights, w. */
  Program program(Axis rowAxis) {
    String row = rowAxis == Axis.I ? "Vi" : "Vj";
    String column = rowAxis == Axis.I ? "Vj" : "Vi";
    List<String> aliases = new ArrayList<>();
    aliases.add("x = " + row + "(" + dimension + ")");
    aliases.add("y = " + column + "(" + dimension + ")");
    if (weights > 0) {
      aliases.add("w = " + column + "(" + weights + ")");
    }
    FormulaParser parser = StandardVariables.parser(aliases);
    List<Formula> formulas = new ArrayList<>(List.of(parser.parse("x + y")));
    if (weights > 0) {
      formulas.add(parser.parse("w"));
    }
    return Lowering.lower(
        new KernelRequest(
            formulas,
            reduction(),
            parser.arguments(),
            Collections.nCopies(aliases.size(), ValueType.REAL),
            rowAxis,
            false));
  }

  @Override
  public String toString() {
    return definition.name()
        + " of dimension "
        + dimension
        + (weights > 0 ? ", weights " + weights : "")
        + (k > 0 ? ", K " + k : "")
        + (sums() ? ", " + summation.scheme() + " " + summation.type() : "");
  }
}
