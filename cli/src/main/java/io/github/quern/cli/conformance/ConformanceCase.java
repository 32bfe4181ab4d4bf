package io.github.quern.cli.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case: a call, and what must come of it.
 *
 * @param id unique name, {@code topic/name}
 * @param formula the formula
 * @param aliases its aliases
 * @param reduction the reduction
 * @param axis the axis, or null where a case gives none
 * @param features parts of the call that go beyond formula, aliases, reduction and axis, such as
 *     {@code ranges}; empty if there are none
 * @param arguments the arrays
 * @param dtypes the type of each array, as NumPy spells it
 * @param expected what must come out; empty unless a result is expected
 * @param rtol tolerance relative to the expected value
 * @param atol tolerance besides
 * @param expectation what kind of outcome passes
 */
public record ConformanceCase(
    String id,
    String formula,
    List<String> aliases,
    String reduction,
    @Nullable Integer axis,
    List<String> features,
    List<CaseArray> arguments,
    List<String> dtypes,
    List<CaseArray> expected,
    double rtol,
    double atol,
    Expectation expectation) {
  /** Copies the lists. */
  public ConformanceCase {
    aliases = List.copyOf(aliases);
    features = List.copyOf(features);
    arguments = List.copyOf(arguments);
    dtypes = List.copyOf(dtypes);
    expected = List.copyOf(expected);
  }
}
