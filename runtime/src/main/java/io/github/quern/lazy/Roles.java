package io.github.quern.lazy;

import io.github.quern.data.Ranges;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.operator.index.IndexI;
import io.github.quern.operator.index.IndexJ;
import java.util.List;

/** Lazy tensors in which i and j play other roles. */
final class Roles {
  private Roles() {}

  /** i and j exchanged. */
  static LazyTensor exchanged(LazyTensor tensor) {
    Rebinding rebinding = new Rebinding();
    tensor
        .bindings()
        .sources()
        .forEach((variable, source) -> {
          switch (variable.category()) {
            case VI -> rebinding.replace(variable, Category.VJ, source);
            case VJ -> rebinding.replace(variable, Category.VI, source);
            case PM -> rebinding.keep(variable, source);
          }
        });
    LazyOptions options = tensor.options();
    return rebinding.of(
        tensor,
        (apply, operands) ->
            switch (apply.operator()) {
              case IndexI i -> withOperator(apply, new IndexJ(), operands);
              case IndexJ j -> withOperator(apply, new IndexI(), operands);
              default -> withOperator(apply, apply.operator(), operands);
            },
        options
            .call()
            .ranges()
            .map(Ranges::swapAxes)
            .map(ranges -> options.withCall(options.call().withRanges(ranges)))
            .orElse(options));
  }

  /** The diagonal: a lazy tensor of one column, in which j is i. */
  static LazyTensor diagonal(LazyTensor tensor) {
    Rebinding rebinding = new Rebinding();
    tensor
        .bindings()
        .sources()
        .forEach((variable, source) -> {
          switch (variable.category()) {
            case VJ -> rebinding.replace(variable, Category.VI, source);
            case VI, PM -> rebinding.keep(variable, source);
          }
        });
    return rebinding.of(
        tensor,
        (apply, operands) ->
            apply.operator() instanceof IndexJ
                ? withOperator(apply, new IndexI(), operands)
                : withOperator(apply, apply.operator(), operands),
        tensor.options());
  }

  private static Formula withOperator(Apply apply, Operator operator, List<Formula> operands) {
    return new Apply(operator, operands, apply.span());
  }
}
