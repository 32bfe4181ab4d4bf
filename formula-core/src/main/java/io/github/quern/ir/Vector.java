package io.github.quern.ir;

/**
 * A vector-valued term while it is being lowered: given a component index, it writes the
 * instructions for that component and returns their value.
 *
 * <p>Asking twice for the same fixed component gives the same value, since the builder numbers
 * values. Nothing is computed for components that nobody asks for.
 */
public interface Vector {
  /** The number of components. */
  int dimension();

  /**
   * One component.
   *
   * @param component between 0 and {@code dimension() - 1}; may depend on loop counters
   */
  Value at(Index component);

  /** The component at a fixed position. */
  default Value at(int component) {
    return at(Index.fixed(component));
  }
}
