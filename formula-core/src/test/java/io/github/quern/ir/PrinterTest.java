package io.github.quern.ir;

import static io.github.quern.ir.HandMade.PARTIAL;
import static io.github.quern.ir.HandMade.SCRATCH;
import static io.github.quern.ir.HandMade.TOTAL;
import static io.github.quern.ir.HandMade.integer;
import static io.github.quern.ir.HandMade.load;
import static io.github.quern.ir.HandMade.loop;
import static io.github.quern.ir.HandMade.value;
import static io.github.quern.ir.HandMade.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.ProgramBuilder.Section;
import java.util.List;
import java.util.stream.Stream;
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
                    new Instruction.Write(SCRATCH, Index.of(k), value(6))),
                new Instruction.When(
                    Comparison.LESS,
                    value(2),
                    value(3),
                    new Block(List.of(new Instruction.Write(SCRATCH, first, value(1))))))
            .add(
                Section.MERGE,
                new Instruction.Read(value(7), PARTIAL, first),
                new Instruction.Write(TOTAL, first, value(7)));
    assertEquals(
        """
        input 0: p parameter[2]
        input 1: x row[3]
        input 2: y column[4]
        input 3: k row[2] integer
        output result[1]
        total: total100[1]
        partial: partial101[1]
        scratch: scratch102[5]
        scratch: scratch103[3] integer
        scratch: scratch104[1] double
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
          when %2 < %3
            scratch102[0] = %1
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
        input 3: k row[2] integer
        output result[1]
        total: total100[1]
        partial: partial101[1]
        scratch: scratch102[5]
        scratch: scratch103[3] integer
        scratch: scratch104[1] double
        parameters:
          %1000 = 0.0
        finish:
          output0[0] = %1000
        """,
        Printer.print(new HandMade().build()));
  }

  @Test
  void instructionsOfOtherTypesHaveTheirLines() {
    assertEquals(
        List.of(
            "%1 = number of row",
            "%1 = number of column",
            "%1 = input3[0]",
            "%2 = input0[%1]",
            "%2 = real %1",
            "%2 = double %1",
            "%1 = integer %2",
            "%3 = call Max %2 %4",
            "%3 = call Zero"),
        Stream.of(
                new Instruction.Ordinal(integer(1), Role.ROW),
                new Instruction.Ordinal(integer(1), Role.COLUMN),
                new Instruction.Load(integer(1), 3, Index.fixed(0)),
                new Instruction.Lookup(value(2), 0, integer(1)),
                new Instruction.Convert(value(2), integer(1)),
                new Instruction.Convert(wide(2), integer(1)),
                new Instruction.Convert(integer(1), value(2)),
                new Instruction.Call(
                    value(3), HandMade.function("Max", 2), List.of(value(2), value(4))),
                new Instruction.Call(value(3), HandMade.function("Zero", 0), List.of()))
            .map(Printer::line)
            .toList());
  }

  @Test
  void outputsTellTheirAxesAndTypesAndAccumulationIsNamedWhereItIsDirect() {
    ProgramBuilder builder = new ProgramBuilder(List.of(), Axis.I, 4);
    builder.declareState(1, ValueType.DOUBLE);
    builder.declareState(2, ValueType.INTEGER);
    builder.declareOutput(new Output("values", List.of(1, 2), ValueType.REAL));
    builder.declareOutput(new Output("positions", List.of(2), ValueType.INTEGER));
    builder.enter(Section.FINISH);
    builder.repeat(2, index -> builder.store(0, index, builder.constant(1)));
    builder.repeat(2, index -> builder.store(1, index, builder.constant(1)));
    assertEquals(
        """
        output values[1, 2]
        output positions[2] integer
        accumulation: direct
        total: total0[1] double
        total: total2[2] integer
        partial: partial1[1] double
        partial: partial3[2] integer
        parameters:
          %5 = 1.0
          %7 = 1.0
        finish:
          for k4 < 2
            output0[k4] = %5
          for k6 < 2
            output1[k6] = %7
        """,
        Printer.print(builder.build(Accumulation.DIRECT)));
  }
}
