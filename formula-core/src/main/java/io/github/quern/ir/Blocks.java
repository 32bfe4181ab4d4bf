package io.github.quern.ir;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks over blocks, shared by the printer, the verifier and emitters. */
public final class Blocks {
  private Blocks() {}

  /** All instructions of a block and of the blocks within it, in textual order. */
  public static Stream<Instruction> flatten(Block block) {
    return block.instructions().stream()
        .flatMap(instruction ->
            instruction instanceof Instruction.Nested nested
                ? Stream.concat(Stream.of(nested), flatten(nested.body()))
                : Stream.of(instruction));
  }

  /** The values that an instruction reads; those of a block within it are not among them. */
  public static List<Value> operands(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant constant -> List.of();
      case Instruction.Position position -> List.of();
      case Instruction.Load load -> List.of();
      case Instruction.Lookup lookup -> List.of(lookup.component());
      case Instruction.Ordinal ordinal -> List.of();
      case Instruction.Convert convert -> List.of(convert.operand());
      case Instruction.Call call -> call.operands();
      case Instruction.Unary unary -> List.of(unary.operand());
      case Instruction.Binary binary -> List.of(binary.left(), binary.right());
      case Instruction.Choose choose ->
          List.of(choose.left(), choose.right(), choose.whenTrue(), choose.whenFalse());
      case Instruction.Read read -> List.of();
      case Instruction.Write write -> List.of(write.value());
      case Instruction.Loop loop -> List.of();
      case Instruction.When when -> List.of(when.left(), when.right());
      case Instruction.Store store -> List.of(store.value());
    };
  }

  /** The arrays that a block reads or writes. */
  public static Set<Array> arrays(Block block) {
    return flatten(block)
        .flatMap(instruction ->
            switch (instruction) {
              case Instruction.Read read -> Stream.of(read.array());
              case Instruction.Write write -> Stream.of(write.array());
              case Instruction.Pure pure -> Stream.empty();
              case Instruction.Nested nested -> Stream.empty();
              case Instruction.Store store -> Stream.empty();
            })
        .collect(Collectors.toSet());
  }
}
