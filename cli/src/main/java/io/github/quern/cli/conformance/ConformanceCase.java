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
 * @param system the linear system that it is, or null where it is a reduction
 * @param optArg the number K, or null where a case gives none
 * @param formula2 the weight, or null where a case gives none
 * @param ranges the block-sparsity pattern, or null where a case gives none
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
    @Nullable CaseSystem system,
    @Nullable Double optArg,
    @Nullable String formula2,
    @Nullable CaseRanges ranges,
    List<CaseArray> arguments,
    List<String> dtypes,
    List<CaseArray> expected,
    double rtol,
    double atol,
    Expectation expectation) {
  /** Copies the lists. */
  public ConformanceCase {
    aliases = List.copyOf(aliases);
    arguments = List.copyOf(arguments);
    dtypes = List.copyOf(dtypes);
    expected = List.copyOf(expected);
  }
}
