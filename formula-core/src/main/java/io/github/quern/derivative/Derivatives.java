package io.github.quern.derivative;

import io.github.quern.formula.Definition;
import io.github.quern.register.Register;
import io.github.quern.register.Register.Reader;
import java.util.List;

/**
 * The functions of the formula language that differentiate. They are worked out where they are
 * called: what later stages see is the derivative itself.
 */
public final class Derivatives {
  private static final Register<Definition> ALL = new Register<>(Derivatives::read);

  private Derivatives() {}

  /** Tells a reader of each, in the order of the documentation. */
  public static void read(Reader<Definition> reader) {
    if (reader.wants("Grad")) reader.take(Gradient.DEFINITION);
    if (reader.wants("Diff")) reader.take(Differential.DEFINITION);
    if (reader.wants("GradMatrix")) reader.take(Jacobian.DEFINITION);
    if (reader.wants("Divergence")) reader.take(Divergence.DEFINITION);
    if (reader.wants("Laplacian")) reader.take(Laplacian.DEFINITION);
    if (reader.wants("TraceOperator")) reader.take(Trace.DEFINITION);
    if (reader.wants("AdjointOperator")) reader.take(Adjoint.DEFINITION);
  }

  /** Their names, in the order of the documentation. */
  public static List<String> names() {
    return ALL.names();
  }

  /** All of them, in the order of the documentation. */
  public static List<Definition> all() {
    return ALL.all();
  }
}
