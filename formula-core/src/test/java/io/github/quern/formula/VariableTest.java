package io.github.quern.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class VariableTest {
  private static Variable variable(int position, int dimension, Category category, String name) {
    return new Variable(position, dimension, category, name, Span.NONE);
  }

  private static final Variable X = variable(0, 3, Category.VI, "x");

  @Test
  void placedVariablesAreEqualWhateverTheirNames() {
    assertEquals(X, variable(0, 3, Category.VI, "other"));
    assertEquals(X.hashCode(), variable(0, 3, Category.VI, "other").hashCode());
  }

  @Test
  void positionDimensionAndCategoryTellVariablesApart() {
    assertNotEquals(X, variable(1, 3, Category.VI, "x"));
    assertNotEquals(X, variable(0, 2, Category.VI, "x"));
    assertNotEquals(X, variable(0, 3, Category.VJ, "x"));
  }

  @Test
  void anUnplacedVariableEqualsOnlyItself() {
    Variable unplaced = X.at(Variable.UNPLACED);
    assertEquals(unplaced, unplaced);
    assertNotEquals(unplaced, X.at(Variable.UNPLACED));
  }

  @Test
  void aVariableWithoutNameIsCalledByItsNotation() {
    assertEquals("Var(2,3,1)", new Variable(2, 3, Category.VJ, null, Span.NONE).toString());
    assertEquals(
        "Pm(3)", new Variable(Variable.UNPLACED, 3, Category.PM, null, Span.NONE).toString());
  }

  @Test
  void aVariableHasAComponent() {
    DimensionException exception =
        assertThrows(DimensionException.class, () -> variable(0, 0, Category.VI, "x"));
    assertEquals(
        "A variable needs at least one component; the dimension given is 0.", exception.sentence());
  }

  @Test
  void theSpanCanBeReplaced() {
    assertEquals(new Span(3, 4), X.writtenAt(new Span(3, 4)).span());
    assertEquals(X, X.writtenAt(new Span(3, 4)));
  }
}
