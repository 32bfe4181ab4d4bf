package io.github.quern.reduction;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Output;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;

/**
 * A reduction of a formula of known dimension: a commutative monoid on a state of a few arrays,
 * with a neutral element, adding one value, adding two states, and the result of a state.
 */
public interface Reduction {
  /** The name in {@code Genred}, case-sensitive. */
  String name();

  /** The arrays of the state. */
  List<StatePart> state();

  /** The result arrays: one, or two for reductions that give values and positions. */
  List<Output> outputs();

  /** Whether tiles of columns are better reduced by themselves first. */
  Accumulation accumulation();

  /** Sets the state to the neutral element. */
  void neutral(Scope scope, List<Array> state);

  /**
   * Adds what the formula is at one pair to the state.
   *
   * @param scope where to write
   * @param state the arrays
   * @param values the formula's value, and the weight's if there is one
   */
  void accumulate(Scope scope, List<Array> state, List<Vector> values);

  /** Adds the second state to the first. */
  void merge(Scope scope, List<Array> state, List<Array> other);

  /** Stores the output rows that a state stands for. */
  void finish(Scope scope, List<Array> state);
}
