package io.github.quern.operator.external;

import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Substitution;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.operator.scalar.Componentwise;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A user's static method, applied to each component of its operands; scalars are repeated.
 *
 * @param function what is called
 * @param partials its partial derivatives, one for each operand, as terms of the operands:
 *     variables of dimension 1 whose positions are those of the operands; empty if none were given.
 *     They may call the function itself: without derivatives, it stands for this operator
 */
public record ExternalOperator(ExternalFunction function, List<Formula> partials)
    implements Componentwise {
  /** Copies the list. */
  public ExternalOperator {
    partials = List.copyOf(partials);
    if (!partials.isEmpty() && partials.size() != function.arity()) {
      throw new IllegalArgumentException(
          function.name()
              + " needs as many partial derivatives as it has arguments: "
              + function.arity()
              + ", not "
              + partials.size()
              + ".");
    }
  }

  @Override
  public Definition definition() {
    return Definition.operator(
        function.name(),
        IntStream.range(0, function.arity())
            .mapToObj(ExternalOperator::operandName)
            .collect(Collectors.joining(" ")),
        () -> this,
        "a user's function",
        function.name());
  }

  /** How messages and derivatives call an operand: a, b, c, …. */
  public static String operandName(int position) {
    return position < 26 ? String.valueOf((char) ('a' + position)) : "a" + position;
  }

  @Override
  public Value component(Scope scope, List<Value> operands) {
    return scope.call(function, operands);
  }

  @Override
  public Optional<String> noDerivative() {
    return partials.isEmpty()
        ? Optional.of("it was declared without partial derivatives")
        : Optional.empty();
  }

  @Override
  public @Nullable Formula partial(int operand, List<Formula> operands) {
    if (partials.isEmpty()) {
      throw new UnsupportedOperationException(noDerivative().orElseThrow());
    }
    return Substitution.replace(
        partials.get(operand),
        variable -> operands.get(variable.position()),
        operator -> operator.equals(new ExternalOperator(function, List.of())) ? this : operator);
  }
}
