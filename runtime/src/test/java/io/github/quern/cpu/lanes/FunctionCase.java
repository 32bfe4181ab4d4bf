package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.ArrayFunctions.Width;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpMath;

/**
 * A function of one number.
 *
 * @param name its name
 * @param emitter emits it
 * @param java what Java computes
 * @param exact its value with many digits
 * @param floatBound the largest error for floats, in units in the last place
 * @param doubleBound the same for doubles
 */
record FunctionCase(
    String name,
    Emitter emitter,
    DoubleUnaryOperator java,
    UnaryOperator<Dfp> exact,
    double floatBound,
    double doubleBound) {
  /** All functions, with bounds that a run over all floats gave, rounded up. */
  static final List<FunctionCase> ALL =
      List.of(
          new FunctionCase("exp", Functions::exp, StrictMath::exp, DfpMath::exp, 1.6, 1.4),
          new FunctionCase("log", Functions::log, StrictMath::log, DfpMath::log, 1, 1),
          new FunctionCase("sin", Functions::sin, StrictMath::sin, DfpMath::sin, 1.8, 1.4),
          new FunctionCase("cos", Functions::cos, StrictMath::cos, DfpMath::cos, 1.8, 1.4),
          new FunctionCase("asin", Functions::asin, StrictMath::asin, DfpMath::asin, 1.7, 1.4),
          new FunctionCase("acos", Functions::acos, StrictMath::acos, DfpMath::acos, 1.2, 1.2),
          new FunctionCase("atan", Functions::atan, StrictMath::atan, DfpMath::atan, 1.5, 1.4),
          new FunctionCase("floor", Functions::floor, StrictMath::floor, Dfp::floor, 0, 0));

  /** What emits a function. */
  @FunctionalInterface
  interface Emitter {
    /** Emits the function of a number. */
    Lane emit(Lanes lanes, Lane argument);
  }

  /** One of them. */
  static FunctionCase named(String name) {
    return ALL.stream().filter(function -> function.name().equals(name)).findFirst().orElseThrow();
  }

  /** The loaded function. */
  ArrayFunction load(Width width, NumberType type) {
    return ArrayFunctions.load(
        width,
        List.of(type),
        type,
        (lanes, arguments) -> emitter.emit(lanes, arguments.getFirst()));
  }

  /** The largest error, in units in the last place. */
  double bound(NumberType type) {
    return type == NumberType.FLOAT ? floatBound : doubleBound;
  }

  @Override
  public String toString() {
    return name;
  }
}
