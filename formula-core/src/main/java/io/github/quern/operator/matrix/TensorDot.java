package io.github.quern.operator.matrix;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code TensorDot(f,g,dimf,dimg,contf,contg[,perm])}: the product of two row-major tensors of
 * shapes dimf and dimg, summed over pairs of axes: axis contf[q] of f runs along with axis contg[q]
 * of g. The result keeps the other axes, those of f and then those of g, in order; if perm is
 * given, kept axis m becomes axis perm[m]. Gradient: e contracted with the other tensor over the
 * axes that it gave, brought back into order.
 *
 * @param shapeF the shape of f
 * @param shapeG the shape of g
 * @param contractedF axes of f
 * @param contractedG as many axes of g
 * @param order where each kept axis goes; empty to leave them as they are
 */
public record TensorDot(
    List<Integer> shapeF,
    List<Integer> shapeG,
    List<Integer> contractedF,
    List<Integer> contractedG,
    List<Integer> order)
    implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "TensorDot",
              "f g",
              List.of(
                  Definition.integers("dimf"),
                  Definition.integers("dimg"),
                  Definition.integers("contf"),
                  Definition.integers("contg"),
                  Definition.integers("perm").orElse(new Parameter.Sequence(List.of()))),
              parameters ->
                  new TensorDot(
                      parameters.get(0).sequence(),
                      parameters.get(1).sequence(),
                      parameters.get(2).sequence(),
                      parameters.get(3).sequence(),
                      parameters.get(4).sequence()),
              "product of tensors, summed over pairs of axes",
              "TensorDot(a, x, [3,3], [3], [0], [0])")
          .withFormula("Σ f g over paired axes")
          .withDimensions("∏dimf, ∏dimg → product of the kept axes");

  /** Copies the lists. */
  public TensorDot {
    shapeF = List.copyOf(shapeF);
    shapeG = List.copyOf(shapeG);
    contractedF = List.copyOf(contractedF);
    contractedG = List.copyOf(contractedG);
    order = List.copyOf(order);
  }

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(shapeF, shapeG, contractedF, contractedG, order)
        .<Parameter>map(Parameter.Sequence::new)
        .toList();
  }

  @Override
  public int dimension(List<Integer> operands) {
    Axes.requireShape("TensorDot's dimf", shapeF, operands.get(0), 0);
    Axes.requireShape("TensorDot's dimg", shapeG, operands.get(1), 1);
    Axes.requireAxes("TensorDot's contf", contractedF, shapeF.size());
    Axes.requireAxes("TensorDot's contg", contractedG, shapeG.size());
    requirePairs();
    int kept = shapeF.size() + shapeG.size() - 2 * contractedF.size();
    if (!order.isEmpty()) {
      Axes.requireAxes("TensorDot's perm", order, kept);
      if (order.size() != kept) {
        throw new DimensionException(
            "TensorDot's perm must place all kept axes: there are "
                + kept
                + ", it has "
                + order.size()
                + " entries.",
            -1);
      }
    }
    return Axes.size(resultShape());
  }

  private void requirePairs() {
    if (contractedF.size() != contractedG.size()) {
      throw new DimensionException(
          "TensorDot contracts axes in pairs: contf has "
              + contractedF.size()
              + " axes, contg has "
              + contractedG.size()
              + ".",
          -1);
    }
    for (int pair = 0; pair < contractedF.size(); pair++) {
      int lengthF = shapeF.get(contractedF.get(pair));
      int lengthG = shapeG.get(contractedG.get(pair));
      if (lengthF != lengthG) {
        throw new DimensionException(
            "TensorDot contracts axes of equal length: axis "
                + contractedF.get(pair)
                + " of f has length "
                + lengthF
                + ", axis "
                + contractedG.get(pair)
                + " of g has length "
                + lengthG
                + ".",
            -1);
      }
    }
  }

  /** The kept axes in the order of the result: those of f are numbered first, then those of g. */
  private List<Integer> keptInOrder() {
    List<Integer> keptG = Axes.others(contractedG, shapeG.size());
    List<Integer> kept = new ArrayList<>(Axes.others(contractedF, shapeF.size()));
    keptG.forEach(axis -> kept.add(shapeF.size() + axis));
    if (order.isEmpty()) {
      return kept;
    }
    List<Integer> ordered = new ArrayList<>(kept);
    for (int axis = 0; axis < kept.size(); axis++) {
      ordered.set(order.get(axis), kept.get(axis));
    }
    return ordered;
  }

  private List<Integer> resultShape() {
    List<Integer> lengths = Stream.concat(shapeF.stream(), shapeG.stream()).toList();
    return keptInOrder().stream().map(lengths::get).toList();
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = scope.stored(operands.get(0));
    Vector g = scope.stored(operands.get(1));
    List<Integer> stridesF = Axes.strides(shapeF);
    List<Integer> stridesG = Axes.strides(shapeG);
    List<Axes.Shared> kept = new ArrayList<>();
    for (int axis : keptInOrder()) {
      int inG = axis - shapeF.size();
      kept.add(
          inG < 0
              ? new Axes.Shared(shapeF.get(axis), stridesF.get(axis), 0)
              : new Axes.Shared(shapeG.get(inG), 0, stridesG.get(inG)));
    }
    List<Axes.Shared> contracted = new ArrayList<>();
    for (int pair = 0; pair < contractedF.size(); pair++) {
      int axis = contractedF.get(pair);
      contracted.add(
          new Axes.Shared(
              shapeF.get(axis), stridesF.get(axis), stridesG.get(contractedG.get(pair))));
    }
    List<Axes.Shared> outer = Axes.merged(kept);
    List<Axes.Shared> inner = Axes.merged(contracted);
    return scope.tensor(
        outer.stream().map(Axes.Shared::length).toList(),
        indices -> {
          Axes.Place start = Axes.Place.START;
          for (int axis = 0; axis < outer.size(); axis++) {
            start = start.along(outer.get(axis), indices.get(axis));
          }
          return sum(scope, f, g, inner, start);
        });
  }

  /** The sum of products over some axes, from a place in both tensors on. */
  private static Value sum(
      Scope scope, Vector f, Vector g, List<Axes.Shared> axes, Axes.Place start) {
    if (axes.isEmpty()) {
      return scope.multiply(f.at(start.inF()), g.at(start.inG()));
    }
    Axes.Shared first = axes.getFirst();
    List<Axes.Shared> others = axes.subList(1, axes.size());
    return scope.sum(first.length(), index -> sum(scope, f, g, others, start.along(first, index)));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.size() == 1;
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    List<Integer> kept = keptInOrder();
    int axesOfF = shapeF.size();
    List<Integer> fromF = new ArrayList<>();
    List<Integer> fromG = new ArrayList<>();
    for (int position = 0; position < kept.size(); position++) {
      (kept.get(position) < axesOfF ? fromF : fromG).add(position);
    }
    List<Integer> toF = fromF.stream().map(kept::get).toList();
    List<Integer> toG = fromG.stream().map(position -> kept.get(position) - axesOfF).toList();
    return List.of(
        new TensorDot(resultShape(), shapeG, fromG, toG, places(toF, contractedG, contractedF))
            .of(cotangent, operands.get(1)),
        new TensorDot(resultShape(), shapeF, fromF, toF, places(toG, contractedF, contractedG))
            .of(cotangent, operands.get(0)));
  }

  /**
   * The axes of one operand in the order in which its gradient has them: those that the result
   * kept, and then those that run along with the contracted axes of the other operand, ascending.
   */
  private static List<Integer> places(
      List<Integer> kept, List<Integer> otherContracted, List<Integer> ownContracted) {
    List<Integer> places = new ArrayList<>(kept);
    otherContracted.stream()
        .sorted()
        .map(axis -> ownContracted.get(otherContracted.indexOf(axis)))
        .forEach(places::add);
    return places;
  }
}
