package io.github.quern.text;

import static io.github.quern.text.Messages.assertAliasesRefused;

import java.util.List;
import org.junit.jupiter.api.Test;

class AliasNameErrorsTest {
  @Test
  void anAliasNeedsAnEqualsSign() {
    assertAliasesRefused(
        List.of("x Vi(3)"),
        """
        Expected '=' after the name of an alias, found 'Vi'.
          x Vi(3)
            ^^
        """);
  }

  @Test
  void anAliasHasOneEqualsSign() {
    assertAliasesRefused(
        List.of("x == Vi(3)"),
        """
        Expected '=' after the name of an alias, found '=='.
          x == Vi(3)
            ^^
        """);
  }

  @Test
  void anAliasIsNotEmpty() {
    assertAliasesRefused(
        List.of(""),
        """
        An alias starts with a name, such as X = Vi(3); found the end of the text.
         \s
          ^
        Names are letters, digits and '_', and do not start with a digit.
        """);
  }

  @Test
  void anAliasStartsWithAName() {
    assertAliasesRefused(
        List.of("= Vi(3)"),
        """
        An alias starts with a name, such as X = Vi(3); found '='.
          = Vi(3)
          ^
        Names are letters, digits and '_', and do not start with a digit.
        """);
  }

  @Test
  void anAliasEndsWithAVariable() {
    assertAliasesRefused(
        List.of("x ="),
        """
        Expected Vi, Vj, Pm or Var after '=', found the end of the text.
          x =
             ^
        Vi is indexed by i, Vj by j, Pm is a parameter.
        """);
  }

  @Test
  void aNameDoesNotStartWithADigit() {
    assertAliasesRefused(
        List.of("1x = Vi(3)"),
        """
        '1x' is not a whole number, and formulas have no other literals.
          1x = Vi(3)
          ^^
        A product needs its sign, such as 2*x; names start with a letter.
        """);
  }

  @Test
  void aNameHoldsNoDash() {
    assertAliasesRefused(
        List.of("my-x = Vi(3)"),
        """
        Expected '=' after the name of an alias, found '-'.
          my-x = Vi(3)
            ^
        """);
  }

  @Test
  void aNameIsNoFunction() {
    assertAliasesRefused(
        List.of("Exp = Vi(3)"),
        """
        'Exp' is a word of the formula language and cannot name a variable.
          Exp = Vi(3)
          ^^^
        """);
  }

  @Test
  void aNameIsNoCategory() {
    assertAliasesRefused(
        List.of("Vi = Vi(3)"),
        """
        'Vi' is a word of the formula language and cannot name a variable.
          Vi = Vi(3)
          ^^
        """);
  }

  @Test
  void aNameIsNotInd() {
    assertAliasesRefused(
        List.of("Ind = Vi(3)"),
        """
        'Ind' is a word of the formula language and cannot name a variable.
          Ind = Vi(3)
          ^^^
        """);
  }

  @Test
  void aNameIsDefinedOnce() {
    assertAliasesRefused(
        List.of("x = Vi(3)", "x = Vi(3)"),
        """
        The name 'x' is defined twice.
          x = Vi(3)
          ^
        """);
  }

  @Test
  void aNameHasOneCategory() {
    assertAliasesRefused(
        List.of("x = Vi(3)", "x = Vj(3)"),
        """
        The name 'x' is defined twice.
          x = Vj(3)
          ^
        """);
  }

  @Test
  void anUnknownCategoryIsRefused() {
    assertAliasesRefused(
        List.of("x = Vk(3)"),
        """
        Expected Vi, Vj, Pm or Var after '=', found 'Vk'.
          x = Vk(3)
              ^^
        Vi is indexed by i, Vj by j, Pm is a parameter.
        """);
  }

  @Test
  void aNumberIsNoVariable() {
    assertAliasesRefused(
        List.of("x = 3"),
        """
        Expected Vi, Vj, Pm or Var after '=', found '3'.
          x = 3
              ^
        Vi is indexed by i, Vj by j, Pm is a parameter.
        """);
  }

  @Test
  void oldNamesOfCategoriesAreRecognised() {
    assertAliasesRefused(
        List.of("x = Vx(3)"),
        """
        Expected Vi, Vj, Pm or Var after '=', found 'Vx'.
          x = Vx(3)
              ^^
        Vx and Vy are old names of Vi and Vj.
        """);
  }
}
