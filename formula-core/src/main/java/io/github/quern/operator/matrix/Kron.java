package io.github.quern.operator.matrix;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code Kron(f,g,dimf,dimg)}: the Kronecker product of two row-major tensors with equally many
 * axes: axis k of the result has length dimf[k]·dimg[k], and its entry at i[k]·dimg[k] + j[k] is
 * f[i] g[j]. It is a {@link TensorDot} that contracts nothing and interleaves the axes.
 */
public final class Kron {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.combination(
              "Kron",
              "f g",
              List.of(Definition.integers("dimf"), Definition.integers("dimg")),
              (operands, parameters, span) ->
                  of(
                      operands.get(0),
                      operands.get(1),
                      parameters.get(0).sequence(),
                      parameters.get(1).sequence()),
              "Kronecker product of tensors",
              "Kron(a, x, [3,3], [3,1])")
          .withFormula("f ⊗ g")
          .withDimensions("∏dimf, ∏dimg → ∏dimf·∏dimg");

  private Kron() {}

  /** The term. */
  public static Formula of(Formula f, Formula g, List<Integer> shapeF, List<Integer> shapeG) {
    int axes = shapeF.size();
    if (axes != shapeG.size()) {
      throw new DimensionException(
          "Kron needs tensors with equally many axes: dimf has "
              + axes
              + ", dimg has "
              + shapeG.size()
              + ".",
          -1);
    }
    Axes.requireShape("Kron's dimf", shapeF, f.dimension(), 0);
    Axes.requireShape("Kron's dimg", shapeG, g.dimension(), 1);
    List<Integer> order =
        IntStream.range(0, 2 * axes)
            .map(axis -> axis < axes ? 2 * axis : 2 * (axis - axes) + 1)
            .boxed()
            .toList();
    return new TensorDot(shapeF, shapeG, List.of(), List.of(), order).of(f, g);
  }
}
