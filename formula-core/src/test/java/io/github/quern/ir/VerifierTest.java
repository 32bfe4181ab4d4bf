package io.github.quern.ir;

import static io.github.quern.ir.HandMade.SCRATCH;
import static io.github.quern.ir.HandMade.load;
import static io.github.quern.ir.HandMade.loop;
import static io.github.quern.ir.HandMade.negate;
import static io.github.quern.ir.HandMade.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.ir.ProgramBuilder.Section;
import io.github.quern.testing.UserFunctions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule, broken once; the message names block, instruction and rule. */
class VerifierTest {
  private static final LoopVariable K = new LoopVariable(50, 5);
  private static final LoopVariable L = new LoopVariable(51, 2);
  private static final Index OF_K = Index.of(K);
  private static final Instruction WHOLE = new Instruction.Constant(whole(201), 3);

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
        new HandMade().add(Section.PAIR, load(1, 3, 0)),
        "pair",
        "%1 = input3[0]",
        "there is no input 3");
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

  private static Value whole(int id) {
    return new Value(id, ValueType.INTEGER);
  }

  private static Value wide(int id) {
    return new Value(id, ValueType.DOUBLE);
  }

  private static void assertTypesDoNotFit(String line, Instruction... instructions) {
    assertInvalid(
        new HandMade().add(Section.PAIR, WHOLE).add(Section.PAIR, instructions),
        "pair",
        line,
        "the types do not fit");
  }

  @Test
  void anIntegerConstantIsWhole() {
    assertTypesDoNotFit("%1 = 0.5", new Instruction.Constant(whole(1), 0.5));
    assertTypesDoNotFit("%1 = NaN", new Instruction.Constant(whole(1), Double.NaN));
  }

  @Test
  void aPositionIsReal() {
    assertTypesDoNotFit("%1 = position k50", loop(K, new Instruction.Position(whole(1), OF_K)));
  }

  @Test
  void loadsHaveTheTypeOfTheirInput() {
    assertTypesDoNotFit("%1 = input1[0]", new Instruction.Load(whole(1), 1, Index.fixed(0)));
    assertTypesDoNotFit("%1 = input1[%201]", new Instruction.Lookup(whole(1), 1, whole(201)));
  }

  @Test
  void aLookupNeedsAnInteger() {
    assertTypesDoNotFit("%1 = input1[%1000]", new Instruction.Lookup(value(1), 1, value(1000)));
  }

  @Test
  void aLookupReadsAnInputThatIsThere() {
    assertInvalid(
        new HandMade().add(Section.PAIR, WHOLE, new Instruction.Lookup(value(1), 3, whole(201))),
        "pair",
        "%1 = input3[%201]",
        "there is no input 3");
    assertInvalid(
        new HandMade().add(Section.ROW, WHOLE, new Instruction.Lookup(value(1), 2, whole(201))),
        "row",
        "%1 = input2[%201]",
        "a COLUMN input cannot be loaded here");
  }

  @Test
  void anOrdinalIsAnIntegerOfWhatIsKnown() {
    assertTypesDoNotFit("%1 = number of row", new Instruction.Ordinal(value(1), Role.ROW));
    assertInvalid(
        new HandMade().add(Section.ROW, new Instruction.Ordinal(whole(1), Role.COLUMN)),
        "row",
        "%1 = number of column",
        "a COLUMN input cannot be loaded here");
  }

  @Test
  void aConversionChangesTheType() {
    assertTypesDoNotFit("%1 = integer %201", new Instruction.Convert(whole(1), whole(201)));
  }

  @Test
  void aCallHasRealArgumentsAsManyAsItsFunctionTakes() {
    ExternalFunction product = UserFunctions.named("product");
    Value zero = value(1000);
    assertTypesDoNotFit(
        "%1 = call product %1000", new Instruction.Call(value(1), product, List.of(zero)));
    assertTypesDoNotFit(
        "%1 = call product %1000 %201",
        new Instruction.Call(value(1), product, List.of(zero, whole(201))));
    assertTypesDoNotFit(
        "%1 = call product %1000 %1000",
        new Instruction.Call(whole(1), product, List.of(zero, zero)));
  }

  @Test
  void functionsKeepTheTypeOfTheirOperands() {
    assertTypesDoNotFit(
        "%1 = negate %201", new Instruction.Unary(value(1), UnaryFunction.NEGATE, whole(201)));
    assertTypesDoNotFit(
        "%1 = exp %201", new Instruction.Unary(whole(1), UnaryFunction.EXP, whole(201)));
    assertTypesDoNotFit(
        "%1 = add %201 %1000",
        new Instruction.Binary(value(1), BinaryFunction.ADD, whole(201), value(1000)));
    assertTypesDoNotFit(
        "%1 = add %1000 %1000",
        new Instruction.Binary(wide(1), BinaryFunction.ADD, value(1000), value(1000)));
    assertTypesDoNotFit(
        "%1 = divide %201 %201",
        new Instruction.Binary(whole(1), BinaryFunction.DIVIDE, whole(201), whole(201)));
  }

  @Test
  void aChoiceComparesOneTypeAndGivesOne() {
    Value zero = value(1000);
    assertTypesDoNotFit(
        "%1 = %1000 < %201 ? %1000 : %1000",
        new Instruction.Choose(value(1), Comparison.LESS, zero, whole(201), zero, zero));
    assertTypesDoNotFit(
        "%1 = %1000 < %1000 ? %1000 : %201",
        new Instruction.Choose(value(1), Comparison.LESS, zero, zero, zero, whole(201)));
    assertTypesDoNotFit(
        "%1 = %1000 < %1000 ? %1000 : %1000",
        new Instruction.Choose(whole(1), Comparison.LESS, zero, zero, zero, zero));
  }

  @Test
  void entriesHaveTheTypeOfTheirArray() {
    assertTypesDoNotFit(
        "%1 = scratch102[0]", new Instruction.Read(wide(1), SCRATCH, Index.fixed(0)));
    assertTypesDoNotFit(
        "scratch102[0] = %201", new Instruction.Write(SCRATCH, Index.fixed(0), whole(201)));
  }

  @Test
  void storedValuesHaveTheTypeOfTheirOutput() {
    assertInvalid(
        new HandMade()
            .add(Section.FINISH, WHOLE, new Instruction.Store(0, Index.fixed(0), whole(201))),
        "finish",
        "output0[0] = %201",
        "the types do not fit");
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
