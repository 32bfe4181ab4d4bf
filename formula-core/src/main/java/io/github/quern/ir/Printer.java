package io.github.quern.ir;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes programs as text, one instruction a line; equal programs give equal text. */
public final class Printer {
  private final StringBuilder text = new StringBuilder();

  private Printer() {}

  /** The whole program. */
  public static String print(Program program) {
    Printer printer = new Printer();
    List<Input> inputs = program.inputs();
    for (int position = 0; position < inputs.size(); position++) {
      Input input = inputs.get(position);
      printer
          .text
          .append("input ")
          .append(position)
          .append(": ")
          .append(input.name())
          .append(' ')
          .append(input.role().name().toLowerCase(Locale.ROOT))
          .append('[')
          .append(input.dimension())
          .append(']')
          .append(type(input.type()))
          .append('\n');
    }
    for (Output output : program.outputs()) {
      printer
          .text
          .append("output ")
          .append(output.name())
          .append(output.axes())
          .append(type(output.type()))
          .append('\n');
    }
    if (program.accumulation() == Accumulation.DIRECT) {
      printer.text.append("accumulation: direct\n");
    }
    printer.arrays("total", program.total());
    printer.arrays("partial", program.partial());
    printer.arrays("scratch", program.scratch());
    printer.block("parameters", program.parameters());
    printer.block("row", program.row());
    printer.block("begin", program.begin());
    printer.block("reset", program.reset());
    printer.block("pair", program.pair());
    printer.block("merge", program.merge());
    printer.block("finish", program.finish());
    return printer.text.toString();
  }

  /** One instruction; one with a block of its own only by its head. */
  public static String line(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant constant -> constant.result() + " = " + constant.number();
      case Instruction.Position position -> position.result() + " = position " + position.index();
      case Instruction.Load load ->
          load.result() + " = input" + load.input() + "[" + load.component() + "]";
      case Instruction.Lookup lookup ->
          lookup.result() + " = input" + lookup.input() + "[" + lookup.component() + "]";
      case Instruction.Ordinal ordinal ->
          ordinal.result() + " = number of " + ordinal.role().name().toLowerCase(Locale.ROOT);
      case Instruction.Convert convert ->
          convert.result()
              + " = "
              + convert.result().type().name().toLowerCase(Locale.ROOT)
              + " "
              + convert.operand();
      case Instruction.Call call ->
          call.result()
              + " = call "
              + call.function().name()
              + call.operands().stream()
                  .map(operand -> " " + operand)
                  .collect(Collectors.joining());
      case Instruction.Unary unary ->
          unary.result() + " = " + name(unary.function()) + " " + unary.operand();
      case Instruction.Binary binary ->
          binary.result()
              + " = "
              + name(binary.function())
              + " "
              + binary.left()
              + " "
              + binary.right();
      case Instruction.Choose choose ->
          choose.result()
              + " = "
              + test(choose.left(), choose.comparison(), choose.right())
              + " ? "
              + choose.whenTrue()
              + " : "
              + choose.whenFalse();
      case Instruction.Read read -> read.result() + " = " + read.array() + "[" + read.index() + "]";
      case Instruction.Write write -> write.array() + "[" + write.index() + "] = " + write.value();
      case Instruction.Loop loop -> "for " + loop.variable() + " < " + loop.variable().count();
      case Instruction.When when -> "when " + test(when.left(), when.comparison(), when.right());
      case Instruction.Store store ->
          "output" + store.output() + "[" + store.component() + "] = " + store.value();
    };
  }

  private static String test(Value left, Comparison comparison, Value right) {
    return left + " " + comparison.symbol() + " " + right;
  }

  /** Real is what is meant where nothing is said. */
  private static String type(ValueType type) {
    return type == ValueType.REAL ? "" : " " + type.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Enum<?> function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  private void arrays(String set, List<Array> arrays) {
    for (Array array : arrays) {
      text.append(set)
          .append(": ")
          .append(array)
          .append('[')
          .append(array.length())
          .append(']')
          .append(type(array.type()))
          .append('\n');
    }
  }

  private void block(String name, Block block) {
    if (!block.instructions().isEmpty()) {
      text.append(name).append(":\n");
      body(block, "  ");
    }
  }

  private void body(Block block, String indent) {
    for (Instruction instruction : block.instructions()) {
      text.append(indent).append(line(instruction)).append('\n');
      if (instruction instanceof Instruction.Nested nested) {
        body(nested.body(), indent + "  ");
      }
    }
  }
}
