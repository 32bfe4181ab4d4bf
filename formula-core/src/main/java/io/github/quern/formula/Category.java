package io.github.quern.formula;

/** What the rows of a variable are indexed by. */
public enum Category {
  /** Indexed by i: an array of shape (M, dimension). */
  VI("Vi", 0),
  /** Indexed by j: an array of shape (N, dimension). */
  VJ("Vj", 1),
  /** A parameter: one vector of shape (dimension). */
  PM("Pm", 2);

  private final String keyword;
  private final int code;

  Category(String keyword, int code) {
    this.keyword = keyword;
    this.code = code;
  }

  /** The word in formulas and aliases. */
  public String keyword() {
    return keyword;
  }

  /**
   * How many axes its arrays have besides those of batches: rows, if it has any, and components.
   */
  public int arrayAxes() {
    return this == PM ? 1 : 2;
  }

  /** The number in {@code Var(position,dimension,category)}. */
  public int code() {
    return code;
  }
}
