package io.github.quern.contract;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A reduction that has derivatives, over x = Vi(2), y = Vj(2), b = Vj(2), p = Pm(1).
 *
 * @param reduction its name
 * @param formula the formula
 * @param weight the second formula; empty if there is none
 */
public record Derivation(String reduction, String formula, String weight) {
  /** The names of the arguments. */
  public static final List<String> VARIABLES = List.of("x", "y", "b", "p");

  /** Each reduction whose derivative can be seen in its values, with formulas in all arguments. */
  public static List<Derivation> all() {
    return List.of(
        new Derivation("Sum", "Exp(-p*SqDist(x,y))*b", ""),
        new Derivation("Sum", "MatVecMult(TensorProd(x,y),b)+Sin(p*y)*Sum(x)", ""),
        new Derivation("LogSumExp", "p*(x|y)+Sum(b)", ""),
        new Derivation("LogSumExp", "-p*SqDist(x,y)", "1+Square(b*x)"),
        new Derivation("LogSumExpWeight", "(x|y+b)", "p+Square(b)"),
        new Derivation("SumSoftMaxWeight", "-p*SqDist(x,y)", "b*Sum(x)"));
  }

  /** The reduction. */
  public Genred genred(Engine engine, int axis) {
    GenredBuilder builder =
        Genred.of(formula)
            .aliases("x = Vi(2)", "y = Vj(2)", "b = Vj(2)", "p = Pm(1)")
            .reductionOp(reduction)
            .axis(axis)
            .engine(engine);
    if (!weight.isEmpty()) {
      builder.formula2(weight);
    }
    return builder.build();
  }

  /** Arguments without batch axes. */
  public static List<Tensor> arguments(Genred genred, int m, int n, DType dtype) {
    return new ArrayList<>(List.of(Tensors.random(genred.arguments(), m, n, dtype, 5)));
  }

  /** Arguments with some batch axes, the same for all but for sizes of 1. */
  static List<Tensor> batches(Genred genred, long[][] batch, int m, int n) {
    List<Tensor> arguments = new ArrayList<>();
    for (int position = 0; position < batch.length; position++) {
      Variable variable = genred.arguments().get(position);
      List<Long> shape = new ArrayList<>();
      for (long size : batch[position]) {
        shape.add(size);
      }
      switch (variable.category()) {
        case VI -> shape.add((long) m);
        case VJ -> shape.add((long) n);
        case PM -> {}
      }
      shape.add((long) variable.dimension());
      arguments.add(random(shape, DType.FLOAT64, position));
    }
    return arguments;
  }

  /** Numbers between 0.5 and 1.5. */
  public static Tensor random(List<Long> shape, DType dtype, long seed) {
    long count = shape.stream().reduce(1L, Math::multiplyExact);
    return Tensors.of(dtype, new SplittableRandom(seed).doubles(count, 0.5, 1.5).toArray(), shape);
  }
}
