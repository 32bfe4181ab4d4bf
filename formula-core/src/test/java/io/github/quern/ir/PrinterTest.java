package io.github.quern.ir;

import static io.github.quern.ir.HandMade.PARTIAL;
import static io.github.quern.ir.HandMade.SCRATCH;
import static io.github.quern.ir.HandMade.TOTAL;
import static io.github.quern.ir.HandMade.load;
import static io.github.quern.ir.HandMade.loop;
import static io.github.quern.ir.HandMade.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.ProgramBuilder.Section;
import io.github.quern.testing.UserFunctions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrinterTest {
  @Test
  void everyKindOfInstructionHasItsLine() {
    LoopVariable k = new LoopVariable(9, 5);
    Index first = Index.fixed(0);
    HandMade program =
        new HandMade()
            .add(Section.PARAMETERS, new Instruction.Constant(value(1), 0.5))
            .add(
                Section.ROW,
                load(2, 1, 2),
                new Instruction.Unary(value(3), UnaryFunction.EXP, value(2)))
            .add(
                Section.PAIR,
                loop(
                    k,
                    new Instruction.Position(value(4), Index.of(k).plus(1)),
                    new Instruction.Binary(value(5), BinaryFunction.ATAN2, value(4), value(3)),
                    new Instruction.Choose(
                        value(6), Comparison.LESS_OR_EQUAL, value(4), value(1), value(5), value(4)),
                    new Instruction.Write(SCRATCH, Index.of(k), value(6))))
            .add(
                Section.MERGE,
                new Instruction.Read(value(7), PARTIAL, first),
                new Instruction.Write(TOTAL, first, value(7)));
    assertEquals(
        """
        input 0: p parameter[2]
        input 1: x row[3]
        input 2: y column[4]
        output result[1]
        total: total100[1]
        partial: partial101[1]
        scratch: scratch102[5]
        parameters:
          %1000 = 0.0
          %1 = 0.5
        row:
          %2 = input1[2]
          %3 = exp %2
        pair:
          for k9 < 5
            %4 = position k9 + 1
            %5 = atan2 %4 %3
            %6 = %4 <= %1 ? %5 : %4
            scratch102[k9] = %6
        merge:
          %7 = partial101[0]
          total100[0] = %7
        finish:
          output0[0] = %1000
        """,
        Printer.print(program.build()));
  }

  @Test
  void emptyBlocksAreLeftOut() {
    assertEquals(
        """
        input 0: p parameter[2]
        input 1: x row[3]
        input 2: y column[4]
        output result[1]
        total: total100[1]
        partial: partial101[1]
        scratch: scratch102[5]
        parameters:
          %1000 = 0.0
        finish:
          output0[0] = %1000
        """,
        Printer.print(new HandMade().build()));
  }

  @Test
  void valuesOfOtherTypesHaveTheirLines() {
    Value whole = new Value(1, ValueType.INTEGER);
    assertEquals("%1 = number of row", Printer.line(new Instruction.Ordinal(whole, Role.ROW)));
    assertEquals(
        "%1 = number of column", Printer.line(new Instruction.Ordinal(whole, Role.COLUMN)));
    assertEquals("%2 = input1[%1]", Printer.line(new Instruction.Lookup(value(2), 1, whole)));
    assertEquals("%2 = real %1", Printer.line(new Instruction.Convert(value(2), whole)));
    assertEquals("%1 = integer %2", Printer.line(new Instruction.Convert(whole, value(2))));
    assertEquals(
        "%3 = double %2",
        Printer.line(new Instruction.Convert(new Value(3, ValueType.DOUBLE), value(2))));
    assertEquals(
        "%4 = call product %2 %3",
        Printer.line(
            new Instruction.Call(
                value(4), UserFunctions.named("product"), List.of(value(2), value(3)))));
  }

  @Test
  void typesOtherThanRealAreNamed() {
    ProgramBuilder builder =
        new ProgramBuilder(List.of(new Input("n", 2, Role.ROW, ValueType.INTEGER)), Axis.I, 9);
    builder.declareState(1, ValueType.DOUBLE);
    builder.declareOutput(new Output("position", List.of(3, 2), ValueType.INTEGER));
    builder.enter(Section.FINISH);
    builder.forEach(6, index -> builder.store(0, index, builder.constant(0)));
    assertEquals(
        """
        input 0: n row[2] integer
        output position[3, 2] integer
        accumulation: direct
        total: total0[1] double
        partial: partial1[1] double
        """,
        Printer.print(builder.build(Accumulation.DIRECT))
            .lines()
            .limit(5)
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }
}
