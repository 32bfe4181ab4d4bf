package io.github.quern.ir;

import static io.github.quern.ir.HandMade.COUNTS;
import static io.github.quern.ir.HandMade.SCRATCH;
import static io.github.quern.ir.HandMade.WIDE;
import static io.github.quern.ir.HandMade.integer;
import static io.github.quern.ir.HandMade.load;
import static io.github.quern.ir.HandMade.loop;
import static io.github.quern.ir.HandMade.negate;
import static io.github.quern.ir.HandMade.value;
import static io.github.quern.ir.HandMade.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.ir.ProgramBuilder.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule, broken once; the message names block, instruction and rule. */
class VerifierTest {
  private static final LoopVariable K = new LoopVariable(50, 5);
  private static final LoopVariable L = new LoopVariable(51, 2);
  private static final Index OF_K = Index.of(K);

  private static void assertInvalid(
      HandMade program, String block, String instruction, String rule) {
    VerificationException exception =
        assertThrows(VerificationException.class, () -> Verifier.verify(program.build()));
    assertEquals(
        "invalid kernel, block '" + block + "', instruction '" + instruction + "': " + rule,
        String.valueOf(exception.getMessage()));
  }

  @Test
  void aProgramThatKeepsTheRulesPasses() {
    HandMade program =
        new HandMade()
            .add(Section.PARAMETERS, load(1, 0, 1))
            .add(Section.ROW, load(2, 1, 2), load(3, 0, 0), negate(4, 1))
            .add(Section.PAIR, load(5, 2, 3), load(6, 1, 0), load(7, 0, 0), negate(8, 2))
            .add(
                Section.PAIR,
                loop(
                    K,
                    new Instruction.Position(value(9), OF_K),
                    new Instruction.Write(SCRATCH, OF_K, value(9)),
                    loop(L, new Instruction.Read(value(10), SCRATCH, OF_K))))
            .add(Section.MERGE, negate(11, 1));
    Verifier.verify(program.build());
  }

  @Test
  void stateArraysComeInPairsOfEqualLength() {
    assertInvalid(
        new HandMade().withPartial(new Array(101, "partial", 2, ValueType.REAL)),
        "state",
        "(arrays)",
        "total has lengths [1], partial [2]");
  }

  @Test
  void aValueIsDefinedBeforeItIsUsed() {
    assertInvalid(
        new HandMade().add(Section.PAIR, negate(1, 2), load(2, 1, 0)),
        "pair",
        "%1 = negate %2",
        "%2 is not defined here");
  }

  @Test
  void aValueOfTheRowIsUnknownToTheParameters() {
    assertInvalid(
        new HandMade().add(Section.PARAMETERS, negate(2, 1)).add(Section.ROW, load(1, 1, 0)),
        "parameters",
        "%2 = negate %1",
        "%1 is not defined here");
  }

  @ParameterizedTest
  @EnumSource(names = {"BEGIN", "RESET", "MERGE", "FINISH"})
  void aValueOfThePairIsUnknownToTheStateBlocks(Section section) {
    assertInvalid(
        new HandMade().add(Section.PAIR, load(1, 1, 0)).add(section, negate(2, 1)),
        section.name().toLowerCase(java.util.Locale.ROOT),
        "%2 = negate %1",
        "%1 is not defined here");
  }

  @Test
  void aValueOfALoopIsUnknownBehindIt() {
    assertInvalid(
        new HandMade().add(Section.PAIR, loop(K, load(1, 1, 0)), negate(2, 1)),
        "pair",
        "%2 = negate %1",
        "%1 is not defined here");
  }

  @Test
  void aValueOfAConditionalBlockIsUnknownBehindIt() {
    assertInvalid(
        new HandMade()
            .add(Section.PAIR, load(1, 1, 0), when(value(1), load(2, 1, 1)), negate(3, 2)),
        "pair",
        "%3 = negate %2",
        "%2 is not defined here");
  }

  @Test
  void bothSidesOfAConditionAreDefinedAndOfOneType() {
    assertInvalid(
        new HandMade().add(Section.PAIR, load(1, 1, 0), when(value(2))),
        "pair",
        "when %1 < %2",
        "%2 is not defined here");
    assertTypesRefused("when %1 < %2", when(integer(2)));
  }

  /** A block that runs where value 1 is less than another. */
  private static Instruction when(Value other, Instruction... body) {
    return new Instruction.When(Comparison.LESS, value(1), other, new Block(List.of(body)));
  }

  @Test
  void everyOperandOfAChoiceIsChecked() {
    assertInvalid(
        new HandMade()
            .add(
                Section.PAIR,
                load(1, 1, 0),
                new Instruction.Choose(
                    value(2), Comparison.LESS, value(1), value(1), value(1), value(3))),
        "pair",
        "%2 = %1 < %1 ? %1 : %3",
        "%3 is not defined here");
  }

  @Test
  void aValueIsDefinedOnce() {
    assertInvalid(
        new HandMade().add(Section.ROW, load(1, 1, 0)).add(Section.PAIR, load(1, 1, 0)),
        "pair",
        "%1 = input1[0]",
        "%1 is defined twice");
  }

  @Test
  void anInputExists() {
    assertInvalid(
        new HandMade().add(Section.PAIR, load(1, 4, 0)),
        "pair",
        "%1 = input4[0]",
        "there is no input 4");
  }

  @Test
  void aComponentOfAnInputExists() {
    assertInvalid(
        new HandMade().add(Section.PAIR, load(1, 1, 3)),
        "pair",
        "%1 = input1[3]",
        "index 3 leaves 0 … 2");
  }

  @Test
  void aColumnIsLoadedForAPairOnly() {
    assertInvalid(
        new HandMade().add(Section.ROW, load(1, 2, 0)),
        "row",
        "%1 = input2[0]",
        "a COLUMN input cannot be loaded here");
  }

  @Test
  void aRowIsNotLoadedAmongTheParameters() {
    assertInvalid(
        new HandMade().add(Section.PARAMETERS, load(1, 1, 0)),
        "parameters",
        "%1 = input1[0]",
        "a ROW input cannot be loaded here");
  }

  @ParameterizedTest
  @EnumSource(names = {"BEGIN", "RESET", "MERGE", "FINISH"})
  void theStateBlocksLoadNothing(Section section) {
    assertInvalid(
        new HandMade().add(section, load(1, 0, 0)),
        section.name().toLowerCase(java.util.Locale.ROOT),
        "%1 = input0[0]",
        "a PARAMETER input cannot be loaded here");
  }

  @Test
  void anArrayIsDeclared() {
    assertInvalid(
        new HandMade()
            .add(
                Section.PAIR,
                new Instruction.Read(
                    value(1), new Array(7, "other", 2, ValueType.REAL), Index.fixed(0))),
        "pair",
        "%1 = other7[0]",
        "other7 is not declared");
  }

  @Test
  void anEntryOfAnArrayExists() {
    assertInvalid(
        new HandMade()
            .add(
                Section.PAIR,
                load(1, 1, 0),
                new Instruction.Write(SCRATCH, Index.fixed(-1), value(1))),
        "pair",
        "scratch102[-1] = %1",
        "index -1 leaves 0 … 4");
  }

  @Test
  void theLastIterationStaysWithinTheArray() {
    assertInvalid(
        new HandMade()
            .add(Section.PAIR, loop(K, new Instruction.Read(value(1), SCRATCH, OF_K.plus(1)))),
        "pair",
        "%1 = scratch102[k50 + 1]",
        "index k50 + 1 leaves 0 … 4");
  }

  @Test
  void aPositionIsNotNegative() {
    assertInvalid(
        new HandMade()
            .add(Section.PAIR, loop(K, new Instruction.Position(value(1), OF_K.plus(-1)))),
        "pair",
        "%1 = position k50 + -1",
        "index k50 + -1 leaves 0 … 2147483646");
  }

  @Test
  void aCounterBelongsToALoopAround() {
    assertInvalid(
        new HandMade().add(Section.PAIR, new Instruction.Read(value(1), SCRATCH, OF_K)),
        "pair",
        "%1 = scratch102[k50]",
        "k50 is not running");
  }

  @Test
  void aLoopRuns() {
    assertInvalid(
        new HandMade().add(Section.PAIR, loop(new LoopVariable(60, 0))),
        "pair",
        "for k60 < 0",
        "the loop never runs");
  }

  @Test
  void nestedLoopsHaveDifferentCounters() {
    assertInvalid(
        new HandMade().add(Section.PAIR, loop(K, loop(K))),
        "pair",
        "for k50 < 5",
        "the counter is in use");
  }

  @Test
  void onlyTheLastBlockStoresTheOutput() {
    assertInvalid(
        new HandMade()
            .add(Section.PAIR, load(1, 1, 0), new Instruction.Store(0, Index.fixed(0), value(1))),
        "pair",
        "output0[0] = %1",
        "only 'finish' stores the output");
  }

  @Test
  void aStoredComponentExists() {
    assertInvalid(
        new HandMade()
            .add(
                Section.FINISH,
                new Instruction.Constant(value(1), 1),
                new Instruction.Store(0, Index.fixed(1), value(1))),
        "finish",
        "output0[1] = %1",
        "index 1 leaves 0 … 0");
  }

  @Test
  void everyComponentOfTheOutputIsStored() {
    assertInvalid(
        new HandMade().clear(Section.FINISH),
        "finish",
        "(end)",
        "component 0 of output 0 is never stored");
  }

  private static void assertTypesRefused(String instruction, Instruction wrong) {
    assertInvalid(
        new HandMade()
            .add(
                Section.PAIR,
                load(1, 1, 0),
                new Instruction.Load(integer(2), 3, Index.fixed(0)),
                new Instruction.Convert(wide(3), value(1)),
                wrong),
        "pair",
        instruction,
        "the types do not fit");
  }

  @Test
  void aProgramOfAllTypesPasses() {
    HandMade program =
        new HandMade()
            .add(
                Section.PAIR,
                load(1, 1, 0),
                new Instruction.Load(integer(2), 3, Index.fixed(0)),
                new Instruction.Convert(wide(3), value(1)),
                new Instruction.Ordinal(integer(4), Role.COLUMN),
                new Instruction.Ordinal(integer(5), Role.ROW),
                new Instruction.Binary(integer(6), BinaryFunction.MULTIPLY, integer(4), integer(2)),
                new Instruction.Lookup(value(7), 1, integer(6)),
                new Instruction.Lookup(integer(8), 3, integer(6)),
                new Instruction.Call(value(9), HandMade.function("Exp", 1), List.of(value(7))),
                new Instruction.Choose(
                    wide(10), Comparison.LESS, integer(2), integer(4), wide(3), wide(3)),
                new Instruction.Write(COUNTS, Index.fixed(2), integer(6)),
                new Instruction.Write(WIDE, Index.fixed(0), wide(10)),
                new Instruction.Read(integer(11), COUNTS, Index.fixed(2)));
    Verifier.verify(program.build());
  }

  @Test
  void aConstantThatIsAnIntegerIsWhole() {
    assertTypesRefused("%9 = 0.5", new Instruction.Constant(integer(9), 0.5));
    assertTypesRefused("%9 = NaN", new Instruction.Constant(integer(9), Double.NaN));
    assertTypesRefused(
        "%9 = Infinity", new Instruction.Constant(integer(9), Double.POSITIVE_INFINITY));
  }

  @Test
  void aPositionIsReal() {
    assertTypesRefused("%9 = position 2", new Instruction.Position(integer(9), Index.fixed(2)));
  }

  @Test
  void aLoadHasTheTypeOfItsInput() {
    assertTypesRefused("%9 = input1[0]", new Instruction.Load(integer(9), 1, Index.fixed(0)));
    assertTypesRefused("%9 = input3[0]", load(9, 3, 0));
  }

  @Test
  void aLookupHasTheTypeOfItsInputAndAnIntegerAsComponent() {
    assertTypesRefused("%9 = input1[%2]", new Instruction.Lookup(integer(9), 1, integer(2)));
    assertTypesRefused("%9 = input1[%1]", new Instruction.Lookup(value(9), 1, value(1)));
  }

  @Test
  void aNumberOfARowIsAnInteger() {
    assertTypesRefused("%9 = number of row", new Instruction.Ordinal(value(9), Role.ROW));
  }

  @Test
  void aConversionChangesTheType() {
    assertTypesRefused("%9 = real %1", new Instruction.Convert(value(9), value(1)));
  }

  @Test
  void aCallTakesAsManyRealNumbersAsItsFunction() {
    ExternalFunction exp = HandMade.function("Exp", 1);
    assertTypesRefused(
        "%9 = call Exp %1 %1", new Instruction.Call(value(9), exp, List.of(value(1), value(1))));
    assertTypesRefused(
        "%9 = call Exp %2", new Instruction.Call(value(9), exp, List.of(integer(2))));
    assertTypesRefused("%9 = call Exp %1", new Instruction.Call(wide(9), exp, List.of(value(1))));
  }

  @Test
  void aFunctionHasTheTypeOfItsOperand() {
    assertTypesRefused(
        "%9 = negate %1", new Instruction.Unary(integer(9), UnaryFunction.NEGATE, value(1)));
    assertTypesRefused(
        "%9 = exp %2", new Instruction.Unary(integer(9), UnaryFunction.EXP, integer(2)));
  }

  @Test
  void operandsOfAFunctionHaveOneType() {
    assertTypesRefused(
        "%9 = add %1 %3", new Instruction.Binary(wide(9), BinaryFunction.ADD, value(1), wide(3)));
    assertTypesRefused(
        "%9 = add %1 %1", new Instruction.Binary(wide(9), BinaryFunction.ADD, value(1), value(1)));
    assertTypesRefused(
        "%9 = divide %2 %2",
        new Instruction.Binary(integer(9), BinaryFunction.DIVIDE, integer(2), integer(2)));
  }

  @Test
  void bothSidesOfATestHaveOneTypeAndBothAlternatives() {
    assertTypesRefused(
        "%9 = %1 < %2 ? %1 : %1",
        new Instruction.Choose(
            value(9), Comparison.LESS, value(1), integer(2), value(1), value(1)));
    assertTypesRefused(
        "%9 = %1 < %1 ? %1 : %2",
        new Instruction.Choose(
            value(9), Comparison.LESS, value(1), value(1), value(1), integer(2)));
    assertTypesRefused(
        "%9 = %1 < %1 ? %1 : %1",
        new Instruction.Choose(wide(9), Comparison.LESS, value(1), value(1), value(1), value(1)));
  }

  @Test
  void whatIsReadOrWrittenHasTheTypeOfTheArray() {
    assertTypesRefused(
        "%9 = scratch103[0]", new Instruction.Read(value(9), COUNTS, Index.fixed(0)));
    assertTypesRefused(
        "scratch103[0] = %1", new Instruction.Write(COUNTS, Index.fixed(0), value(1)));
  }

  @Test
  void whatIsStoredHasTheTypeOfTheOutput() {
    assertInvalid(
        new HandMade()
            .add(
                Section.FINISH,
                new Instruction.Constant(integer(9), 1),
                new Instruction.Store(0, Index.fixed(0), integer(9))),
        "finish",
        "output0[0] = %9",
        "the types do not fit");
  }

  @Test
  void anOutputExists() {
    assertInvalid(
        new HandMade().add(Section.FINISH, new Instruction.Store(1, Index.fixed(0), value(1000))),
        "finish",
        "output1[0] = %1000",
        "there is no output 1");
  }

  @Test
  void anInputThatIsLookedUpExistsAndIsKnown() {
    Instruction chosen = new Instruction.Constant(integer(1), 0);
    assertInvalid(
        new HandMade().add(Section.PAIR, chosen, new Instruction.Lookup(value(2), 7, integer(1))),
        "pair",
        "%2 = input7[%1]",
        "there is no input 7");
    assertInvalid(
        new HandMade().add(Section.ROW, chosen, new Instruction.Lookup(value(2), 2, integer(1))),
        "row",
        "%2 = input2[%1]",
        "a COLUMN input cannot be loaded here");
  }

  @Test
  void theNumberOfTheColumnIsKnownForAPairOnly() {
    assertInvalid(
        new HandMade().add(Section.ROW, new Instruction.Ordinal(integer(1), Role.COLUMN)),
        "row",
        "%1 = number of column",
        "the number of a COLUMN is not known here");
  }

  @Test
  void stateArraysComeInPairsOfEqualType() {
    assertInvalid(
        new HandMade().withPartial(new Array(101, "partial", 1, ValueType.DOUBLE)),
        "state",
        "(arrays)",
        "total has lengths [1], partial [1 DOUBLE]");
  }
}
