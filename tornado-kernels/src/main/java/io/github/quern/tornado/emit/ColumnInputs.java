package io.github.quern.tornado.emit;

import io.github.quern.bytecode.CountedLoop;
import io.github.quern.bytecode.NumberType;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The inputs that are indexed by columns: where they are, how the threads of a group copy some
 * columns to local memory together, and how one walks over them.
 */
final class ColumnInputs {
  private final CodeBuilder code;
  private final TilePlan plan;
  private final int lane;
  private final int first;
  private final int counter;
  private final List<Columns> inputs = new ArrayList<>();

  /**
   * A column input.
   *
   * @param buffer local variable of TornadoVM's array
   * @param start local variable with the index of column 0 there
   * @param place where the columns of a step are
   */
  private record Columns(int buffer, int start, InputPlace place) {}

  /**
   * No inputs yet.
   *
   * @param code where to emit
   * @param plan whether and how many columns are copied at a time
   * @param lane local variable with the thread's number in its group
   * @param first local variable with the number of the first of these columns
   */
  ColumnInputs(CodeBuilder code, TilePlan plan, int lane, int first) {
    this.code = code;
    this.plan = plan;
    this.lane = lane;
    this.first = first;
    this.counter = code.allocateLocal(TypeKind.INT);
  }

  /**
   * Adds an input.
   *
   * @param type the type of its numbers
   * @param dimension the number of components of a column
   * @param buffer local variable of TornadoVM's array
   * @param start local variable with the index of column 0 there
   * @return where the current column is
   */
  InputPlace add(NumberType type, int dimension, int buffer, int start) {
    boolean local = plan.inLocalMemory();
    int memory = local ? TornadoTypes.allocateLocal(code, type, plan.staged() * dimension) : buffer;
    InputPlace place =
        InputPlace.of(type, dimension, memory, local, code.allocateLocal(TypeKind.INT));
    inputs.add(new Columns(buffer, start, place));
    return place;
  }

  /**
   * Copies the columns of a step: thread l takes the entries l, l + group size, … of each input, so
   * that neighbours read what lies together in memory.
   *
   * @param limit local variable with the number of columns
   */
  void stage(int limit) {
    for (Columns input : inputs) {
      int rounds = Math.ceilDiv(plan.staged() * input.place().dimension(), plan.columns());
      try (CountedLoop _ = CountedLoop.upTo(code, counter, rounds)) {
        stageOne(input, limit);
      }
    }
  }

  private void stageOne(Columns input, int limit) {
    InputPlace place = input.place();
    Label outside = code.newLabel();
    Runnable within =
        () -> code.iload(counter).loadConstant(plan.columns()).imul().iload(lane).iadd();
    within.run();
    code.iload(limit).loadConstant(place.dimension()).imul().if_icmpge(outside);
    code.aload(place.array());
    within.run();
    code.aload(input.buffer());
    start(input);
    within.run();
    code.iadd();
    TornadoTarget.get(code, place.type());
    code.arrayStore(place.type().kind());
    code.labelBinding(outside);
  }

  /** Goes to the first column of the step. */
  void enter() {
    for (Columns input : inputs) {
      if (input.place().local()) {
        code.iconst_0();
      } else {
        start(input);
      }
      code.istore(input.place().base());
    }
  }

  /**
   * Emits a loop over the columns from the current one on, to where fewer are left than are taken
   * at a time.
   *
   * @param column local variable with the position of the current column
   * @param limit local variable with the number of columns
   * @param count how many are taken at a time
   * @param body emits what is done with these
   */
  void walk(int column, int limit, int count, Runnable body) {
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next);
    code.iload(column);
    if (count > 1) {
      code.loadConstant(count - 1).iadd();
    }
    code.iload(limit).if_icmpge(done);
    body.run();
    for (Columns input : inputs) {
      InputPlace place = input.place();
      code.iload(place.base()).loadConstant(count * place.dimension()).iadd().istore(place.base());
    }
    code.iinc(column, count);
    code.goto_(next);
    code.labelBinding(done);
  }

  /** Pushes the index of the step's first column in the input's buffer. */
  private void start(Columns input) {
    code.iload(input.start());
    code.iload(first).loadConstant(input.place().dimension()).imul().iadd();
  }
}
