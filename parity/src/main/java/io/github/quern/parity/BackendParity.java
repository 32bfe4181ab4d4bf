package io.github.quern.parity;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A comparison of tiers, or of any computations, with what is right.
 *
 * <pre>{@code
 * BackendParity.of(gaussian, gamma, x, y, b)
 *     .withTolerance(Tolerance.ofLargest(1e-5).withUlps(2))
 *     .check();
 * }</pre>
 *
 * <p>runs the reduction on every tier of its engine and fails where one differs from the double
 * oracle. That is an interpreter, hence slow; {@link #withRows} makes it compute some rows only.
 *
 * <p>A tier that is missing, or that refuses the formula, is skipped, unless {@link #require} or
 * the system property {@code quern.parity.require} demands it: the property lists tiers that must
 * not be missing, separated by commas, but a tier that is there may refuse a formula. Each tier
 * runs on the device that the options say, or on one of its own choice.
 *
 * <p>Types and shapes must agree: those of results are what the arguments make them, those of
 * suppliers the ones of the reference, whose type float64 stands for any floating-point type.
 *
 * <p>Immutable.
 */
public final class BackendParity {
  private final Subject subject;
  private final Optional<Reference> reference;
  private final Criteria criteria;
  private final Selection selection;

  private BackendParity(
      Subject subject, Optional<Reference> reference, Criteria criteria, Selection selection) {
    this.subject = subject;
    this.reference = reference;
    this.criteria = criteria;
    this.selection = selection;
  }

  private static BackendParity of(Subject subject) {
    return new BackendParity(subject, Optional.empty(), Criteria.USUAL, Selection.ALL);
  }

  /**
   * A reduction on every tier, compared with the double oracle.
   *
   * @param genred the reduction, with any number of results; it may be a derivative
   * @param arguments as for {@link Genred#call(Tensor...)}
   * @throws IllegalArgumentException if the arguments are not those of the reduction
   */
  public static BackendParity of(Genred genred, Tensor... arguments) {
    return of(new FormulaSubject(genred, List.of(arguments), CallOptions.DEFAULT, Long.MAX_VALUE));
  }

  /**
   * Any computations of one result each, compared with a reference.
   *
   * @param reference computes what is right
   * @param suppliers by the names that messages call them
   */
  public static BackendParity between(
      Supplier<Tensor> reference, Map<String, ? extends Supplier<Tensor>> suppliers) {
    Map<String, Supplier<List<Tensor>>> lists = new LinkedHashMap<>();
    suppliers.forEach((name, supplier) -> lists.put(name, () -> List.of(supplier.get())));
    return betweenAll(() -> List.of(reference.get()), lists);
  }

  /**
   * One computation compared with another.
   *
   * @param reference computes what is right
   * @param supplier what is compared with it
   */
  public static BackendParity between(Supplier<Tensor> reference, Supplier<Tensor> supplier) {
    return between(reference, Map.of("the computation", supplier));
  }

  /**
   * Any computations of several results, compared with a reference.
   *
   * @param reference computes what is right
   * @param suppliers by the names that messages call them
   */
  public static BackendParity betweenAll(
      Supplier<List<Tensor>> reference, Map<String, ? extends Supplier<List<Tensor>>> suppliers) {
    return of(new SupplierSubject(reference, suppliers));
  }

  /** The same with what is allowed; where nothing is said that is {@link Tolerance#usual}. */
  public BackendParity withTolerance(Tolerance tolerance) {
    return with(criteria.withTolerance(tolerance));
  }

  /** The same with a way to compare integers, which are compared exactly if nothing is said. */
  public BackendParity withPositions(Positions positions) {
    return with(criteria.withPositions(positions));
  }

  private BackendParity with(Criteria newCriteria) {
    return new BackendParity(subject, reference, newCriteria, selection);
  }

  /**
   * The same with only some tiers, or suppliers.
   *
   * @param names their names, in the order in which they run; none for all
   */
  public BackendParity on(String... names) {
    return with(selection.of(Arrays.asList(names)));
  }

  /** The same on one tier, for methods with {@link ParityTest}. */
  public BackendParity on(Tier tier) {
    return on(tier.name());
  }

  /** The same with tiers that must run: it fails if one is missing or refuses the formula. */
  public BackendParity require(String... names) {
    return with(selection.require(Arrays.asList(names)));
  }

  private BackendParity with(Selection newSelection) {
    return new BackendParity(subject, reference, criteria, newSelection);
  }

  /**
   * The same with another reference, for a result; the formula, the inputs in messages and {@link
   * Positions#BY_VALUE} stay.
   *
   * @param name what messages call it
   * @param supplier computes what is right
   */
  public BackendParity against(String name, Supplier<Tensor> supplier) {
    return againstAll(name, () -> List.of(supplier.get()));
  }

  /** The same as {@link #against} for several results. */
  public BackendParity againstAll(String name, Supplier<List<Tensor>> supplier) {
    return new BackendParity(
        subject, Optional.of(new Reference(name, supplier)), criteria, selection);
  }

  /**
   * The same reduction with other options of calls, such as ranges; the tier among them is ignored.
   *
   * @throws IllegalStateException for suppliers
   */
  public BackendParity withOptions(CallOptions options) {
    return with(formula().withOptions(options));
  }

  /**
   * The same reduction with fewer rows of each result compared, of each batch element.
   *
   * @param rows the number of rows, at equal distances from the first one on, to which the last one
   *     is added if it is more than one
   * @throws IllegalStateException for suppliers
   */
  public BackendParity withRows(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("At least one row is compared, not " + rows + ".");
    }
    return with(formula().withRows(rows));
  }

  private BackendParity with(Subject newSubject) {
    return new BackendParity(newSubject, reference, criteria, selection);
  }

  private FormulaSubject formula() {
    if (subject instanceof FormulaSubject formula) {
      return formula;
    }
    throw new IllegalStateException("Suppliers have neither rows nor options of calls.");
  }

  /**
   * Computes and compares everything.
   *
   * @return what became of each tier; no difference and no missing tier is an exception
   * @throws IllegalArgumentException if a supplier is named that is not there
   * @throws IllegalStateException if positions should be compared by the values of a formula that
   *     is not known, or is made of several sums
   */
  public ParityReport report() {
    return new Comparisons(subject, reference.orElseGet(subject::reference), criteria)
        .report(selection);
  }

  /**
   * Requires that all tiers agree.
   *
   * @return what became of each tier
   * @throws org.opentest4j.AssertionFailedError if one does not, or is missing though demanded; the
   *     message says which tier on which device, and gives for each result that is out of tolerance
   *     how many entries are, and of the worst entry the index, both values, the error in all units
   *     and the inputs
   * @throws org.opentest4j.TestAbortedException if no tier was compared, which proves nothing
   */
  public ParityReport check() {
    ParityReport report = report();
    Verdict.of(report).raise();
    return report;
  }
}
