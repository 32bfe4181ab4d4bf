/**
 * Formulas and everything about them that needs no device and no thread: the language, its
 * operators and reductions, the kernel IR and its reference interpreter. Needs {@code java.base}
 * only.
 */
@org.jspecify.annotations.NullMarked
module io.github.quern.core {
  requires static transitive org.jspecify;

  exports io.github.quern.ir;
  exports io.github.quern.formula;
  exports io.github.quern.graph;
  exports io.github.quern.operator;
  exports io.github.quern.operator.scalar;
  exports io.github.quern.operator.vector;
  exports io.github.quern.operator.matrix;
  exports io.github.quern.operator.complex;
  exports io.github.quern.operator.constant;
  exports io.github.quern.operator.index;
  exports io.github.quern.operator.external;
  exports io.github.quern.register;
  exports io.github.quern.reduction;
  exports io.github.quern.text;
  exports io.github.quern.dsl;
  exports io.github.quern.derivative;
  exports io.github.quern.simplify;
  exports io.github.quern.backend;
  exports io.github.quern.lower;
  exports io.github.quern.interpret;
  exports io.github.quern.bytecode;
}
