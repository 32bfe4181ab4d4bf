package io.github.quern.operator.vector;

import io.github.quern.ir.Scope;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;

/** Vectors within zeros, shared by {@link ElemT} and {@link ExtractT}. */
final class Padding {
  private Padding() {}

  static Vector pad(Scope scope, Vector f, int start, int length) {
    List<Vector> parts = new ArrayList<>();
    int end = start + f.dimension();
    if (start > 0) {
      parts.add(zeros(scope, start));
    }
    parts.add(f);
    if (end < length) {
      parts.add(zeros(scope, length - end));
    }
    return scope.concatenate(parts);
  }

  private static Vector zeros(Scope scope, int length) {
    return scope.vector(length, index -> scope.constant(0));
  }
}
