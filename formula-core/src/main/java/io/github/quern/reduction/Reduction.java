package io.github.quern.reduction;

import io.github.quern.ir.Array;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.List;

/**
 * A commutative monoid on a state of a few arrays: a neutral element, adding one value, adding two
 * states, and the result of a state.
 */
public interface Reduction {
  /** The name in {@code Genred}, case-sensitive. */
  String name();

  /** The lengths of the state's arrays, for a formula of that dimension. */
  List<Integer> stateLengths(int formulaDimension);

  /** The number of components of one row of the result. */
  int outputDimension(int formulaDimension);

  /** Sets the state to the neutral element. */
  void neutral(Scope scope, List<Array> state);

  /** Adds the value of the formula at one pair to the state. */
  void accumulate(Scope scope, List<Array> state, Vector value);

  /** Adds the second state to the first. */
  void merge(Scope scope, List<Array> state, List<Array> other);

  /** Stores the output row that a state stands for. */
  void finish(Scope scope, List<Array> state);
}
