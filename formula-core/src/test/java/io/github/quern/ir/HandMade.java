package io.github.quern.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A program written instruction by instruction, to break the rules with. It starts as a correct one
 * that stores 0 as the only output component.
 */
final class HandMade {
  static final Input PARAMETER = new Input("p", 2, Role.PARAMETER, ValueType.REAL);
  static final Input ROW = new Input("x", 3, Role.ROW, ValueType.REAL);
  static final Input COLUMN = new Input("y", 4, Role.COLUMN, ValueType.REAL);

  static final Input INDICES = new Input("k", 2, Role.ROW, ValueType.INTEGER);

  static final Array TOTAL = new Array(100, "total", 1, ValueType.REAL);
  static final Array PARTIAL = new Array(101, "partial", 1, ValueType.REAL);
  static final Array SCRATCH = new Array(102, "scratch", 5, ValueType.REAL);

  static final Array COUNTS = new Array(103, "scratch", 3, ValueType.INTEGER);
  static final Array WIDE = new Array(104, "scratch", 1, ValueType.DOUBLE);

  private static final Value ZERO = new Value(1000, ValueType.REAL);

  private final Map<ProgramBuilder.Section, List<Instruction>> blocks =
      new EnumMap<>(ProgramBuilder.Section.class);
  private List<Array> partial = List.of(PARTIAL);

  HandMade() {
    for (ProgramBuilder.Section section : ProgramBuilder.Section.values()) {
      blocks.put(section, new ArrayList<>());
    }
    add(ProgramBuilder.Section.PARAMETERS, new Instruction.Constant(ZERO, 0));
    add(ProgramBuilder.Section.FINISH, new Instruction.Store(0, Index.fixed(0), ZERO));
  }

  private List<Instruction> instructions(ProgramBuilder.Section section) {
    return Objects.requireNonNull(blocks.get(section));
  }

  /** Appends instructions to a block. */
  HandMade add(ProgramBuilder.Section section, Instruction... instructions) {
    instructions(section).addAll(List.of(instructions));
    return this;
  }

  HandMade clear(ProgramBuilder.Section section) {
    instructions(section).clear();
    return this;
  }

  HandMade withPartial(Array... arrays) {
    partial = List.of(arrays);
    return this;
  }

  Program build() {
    return new Program(
        List.of(PARAMETER, ROW, COLUMN, INDICES),
        List.of(Output.real("result", 1)),
        Accumulation.TILED,
        List.of(TOTAL),
        partial,
        List.of(SCRATCH, COUNTS, WIDE),
        block(ProgramBuilder.Section.PARAMETERS),
        block(ProgramBuilder.Section.ROW),
        block(ProgramBuilder.Section.BEGIN),
        block(ProgramBuilder.Section.RESET),
        block(ProgramBuilder.Section.PAIR),
        block(ProgramBuilder.Section.MERGE),
        block(ProgramBuilder.Section.FINISH));
  }

  private Block block(ProgramBuilder.Section section) {
    return new Block(instructions(section));
  }

  static Value value(int id) {
    return new Value(id, ValueType.REAL);
  }

  static Value integer(int id) {
    return new Value(id, ValueType.INTEGER);
  }

  static Value wide(int id) {
    return new Value(id, ValueType.DOUBLE);
  }

  /** Value {@code id} is the fixed component of an input. */
  static Instruction load(int id, int input, int component) {
    return new Instruction.Load(value(id), input, Index.fixed(component));
  }

  /** Value {@code id} is the opposite of another. */
  static Instruction negate(int id, int operand) {
    return new Instruction.Unary(value(id), UnaryFunction.NEGATE, value(operand));
  }

  static Instruction loop(LoopVariable counter, Instruction... body) {
    return new Instruction.Loop(counter, new Block(List.of(body)));
  }

  /** A user's function of that name: a method of {@link Math} for doubles. */
  static ExternalFunction function(String name, int arity) {
    Class<?>[] types = Collections.nCopies(arity, double.class).toArray(Class<?>[]::new);
    String method =
        switch (arity) {
          case 0 -> "random";
          case 1 -> "exp";
          default -> "max";
        };
    try {
      return new ExternalFunction(
          name, arity, Optional.empty(), Optional.of(Math.class.getMethod(method, types)));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
