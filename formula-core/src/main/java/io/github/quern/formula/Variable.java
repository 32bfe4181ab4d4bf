package io.github.quern.formula;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An argument of the call.
 *
 * <p>Two placed variables are equal if position, dimension and category are; the name is only for
 * people. A variable that the DSL made has no position until a call signature places it, and equals
 * only itself.
 */
public final class Variable implements Formula {
  /** The position of a variable that no signature has placed yet. */
  public static final int UNPLACED = -1;

  private final int position;
  private final int dimension;
  private final Category category;
  private final @Nullable String name;
  private final Span span;

  /**
   * A variable.
   *
   * @param position index of its array among the arguments, or {@link #UNPLACED}
   * @param dimension number of components, at least 1
   * @param category what its rows are indexed by
   * @param name what messages call it, or null for its notation {@code Var(position,…)}
   * @param span where it was written
   */
  public Variable(
      int position, int dimension, Category category, @Nullable String name, Span span) {
    if (dimension < 1) {
      throw new DimensionException(
          "A variable needs at least one component; the dimension given is " + dimension + ".", -1);
    }
    this.position = position;
    this.dimension = dimension;
    this.category = Objects.requireNonNull(category);
    this.name = name;
    this.span = Objects.requireNonNull(span);
  }

  /** Index of its array among the arguments of the call, or {@link #UNPLACED}. */
  public int position() {
    return position;
  }

  /** What its rows are indexed by. */
  public Category category() {
    return category;
  }

  /** The same variable under another position. */
  public Variable at(int newPosition) {
    return new Variable(newPosition, dimension, category, name, span);
  }

  /** The same variable as written elsewhere. */
  public Variable writtenAt(Span newSpan) {
    return new Variable(position, dimension, category, name, newSpan);
  }

  /** What messages call it: its name, or its notation. */
  public String label() {
    return name == null ? notation() : name;
  }

  /** Whether it has a name. */
  public boolean isNamed() {
    return name != null;
  }

  /**
   * How formulas write it without a name: {@code Var(0,3,1)}, or its type if it has no position.
   */
  public String notation() {
    return position == UNPLACED
        ? type()
        : "Var(" + position + "," + dimension + "," + category.code() + ")";
  }

  /** Its category and dimension, as aliases write them: {@code Vj(3)}. */
  public String type() {
    return category.keyword() + "(" + dimension + ")";
  }

  /** Its alias, {@code Y = Vj(3)}; without a name its notation, which says as much. */
  public String declaration() {
    return name == null ? notation() : name + " = " + type();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Variable that
            && position != UNPLACED
            && position == that.position
            && dimension == that.dimension
            && category == that.category);
  }

  @Override
  public int hashCode() {
    return position == UNPLACED
        ? System.identityHashCode(this)
        : Objects.hash(position, dimension, category);
  }

  @Override
  public String toString() {
    return label();
  }
}
