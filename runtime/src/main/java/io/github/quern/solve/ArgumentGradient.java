package io.github.quern.solve;

import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.derivative.Gradient;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The gradient of a sum with respect to one of its arguments. */
final class ArgumentGradient {
  private ArgumentGradient() {}

  static Genred of(
      Formula formula,
      List<Variable> variables,
      int index,
      int axis,
      List<Consumer<GenredBuilder>> settings) {
    Variable variable = variables.get(index);
    Variable cotangent =
        new Variable(
            Variable.UNPLACED,
            formula.dimension(),
            axis == 1 ? Category.VI : Category.VJ,
            "e",
            Span.NONE);
    Formula gradient = Gradient.of(formula, variable, cotangent);
    Term[] arguments =
        Stream.concat(variables.stream(), Stream.of(cotangent)).map(Term::new).toArray(Term[]::new);
    GenredBuilder builder =
        Genred.of(new Term(gradient), arguments).axis(variable.category() == Category.VJ ? 0 : 1);
    settings.forEach(setting -> setting.accept(builder));
    return builder.build();
  }
}
