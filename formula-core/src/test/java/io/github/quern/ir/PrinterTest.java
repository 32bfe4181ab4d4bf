package io.github.quern.ir;

import static io.github.quern.ir.HandMade.PARTIAL;
import static io.github.quern.ir.HandMade.SCRATCH;
import static io.github.quern.ir.HandMade.TOTAL;
import static io.github.quern.ir.HandMade.load;
import static io.github.quern.ir.HandMade.loop;
import static io.github.quern.ir.HandMade.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.ProgramBuilder.Section;
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
}
