package io.github.quern.api;

import io.github.quern.data.DType;
import io.github.quern.ir.ValueType;

/** The type that sums are accumulated in; KeOps' {@code dtype_acc}. */
enum Accumulators {
  /** That of the arithmetic: single precision for float16 and float32, else double. */
  AUTO(ValueType.REAL),
  /** Single precision. */
  FLOAT32(ValueType.REAL),
  /** Double precision. */
  FLOAT64(ValueType.DOUBLE);

  private final ValueType type;

  Accumulators(ValueType type) {
    this.type = type;
  }

  /** The type in kernels. */
  ValueType type() {
    return type;
  }

  /** Refuses data that are more precise than the sums would be. */
  void check(DType dtype) {
    if (this == FLOAT32 && dtype == DType.FLOAT64) {
      throw new IllegalArgumentException(
          "Accumulators of type float32 are less precise than arguments of type float64.");
    }
  }

  static Accumulators of(String word) {
    return switch (word) {
      case "auto" -> AUTO;
      case "float32" -> FLOAT32;
      case "float64" -> FLOAT64;
      default ->
          throw new IllegalArgumentException(
              "There are no accumulators of type '"
                  + word
                  + "'; there are auto, float32 and float64.");
    };
  }
}
