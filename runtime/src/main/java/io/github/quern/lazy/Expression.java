package io.github.quern.lazy;

import io.github.quern.dsl.Term;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Something symbolic that functions of terms apply to. All that is fluent here rests on the two
 * abstract methods.
 *
 * @param <T> what an application gives
 */
public interface Expression<T> {
  /**
   * A function of this expression and others, such as one of {@link io.github.quern.dsl.Terms}.
   *
   * @param others further operands
   * @param function from the term of this expression and those of the others to that of the result
   * @throws IllegalArgumentException if the operands do not fit together
   */
  T combine(List<T> others, Function<List<Term>, Term> function);

  /** A number as an expression of this kind. */
  T ofNumber(double number);

  /** A function of this expression alone. */
  default T map(UnaryOperator<Term> function) {
    return combine(List.of(), terms -> function.apply(terms.getFirst()));
  }

  /** A function of this expression and another one. */
  default T with(T other, BinaryOperator<Term> function) {
    return combine(List.of(other), terms -> function.apply(terms.getFirst(), terms.getLast()));
  }
}
