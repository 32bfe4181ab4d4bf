package io.github.quern.tornado.emit;

import io.github.quern.bytecode.NumberType;
import io.github.quern.bytecode.Target;
import io.github.quern.ir.BinaryFunction;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Role;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.tornado.driver.OutputPacking;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs and outputs as TornadoVM's arrays or local memory, functions as calls of TornadoMath. */
final class TornadoTarget implements Target {
  /**
   * Where the current row of an input is.
   *
   * @param type the type of its numbers
   * @param dimension the length of a row
   * @param array local variable of the array: TornadoVM's, or a Java array for local memory
   * @param local whether it is local memory
   * @param base local variable with the index of the row's first component
   * @param stride how far apart components are
   */
  record InputPlace(
      NumberType type, int dimension, int array, boolean local, int base, int stride) {
    /** The place of a row whose components follow each other. */
    static InputPlace of(NumberType type, int dimension, int array, boolean local, int base) {
      return new InputPlace(type, dimension, array, local, base, 1);
    }
  }

  /**
   * Where the current row of an output is.
   *
   * @param type the type of its numbers
   * @param array local variable of TornadoVM's array
   * @param base local variable with the index of the row's first component
   */
  record OutputPlace(NumberType type, int array, int base) {
    /**
     * Where the outputs of a kernel are.
     *
     * @param code where to emit
     * @param precision the type of real outputs
     * @param results which buffer each is in
     * @param firstParameter the position of the first buffer among the method's parameters
     */
    static List<OutputPlace> of(
        CodeBuilder code, Precision precision, OutputPacking results, int firstParameter) {
      return results.sections().stream()
          .map(section ->
              new OutputPlace(
                  NumberType.of(results.buffers().get(section.buffer()).type(), precision),
                  code.parameterSlot(firstParameter + section.buffer()),
                  code.allocateLocal(TypeKind.INT)))
          .toList();
    }

    /** Goes to a row, whose number is pushed. */
    void enter(CodeBuilder code, OutputPacking results, int output, Runnable row) {
      OutputPacking.Section section = results.sections().get(output);
      row.run();
      code.loadConstant(results.buffers().get(section.buffer()).rowLength()).imul();
      if (section.offset() > 0) {
        code.loadConstant(section.offset()).iadd();
      }
      code.istore(base);
    }
  }

  private final Functions functions;
  private final int rows;
  private final @Nullable RowNumbers numbers;
  private final Map<Integer, InputPlace> inputs = new HashMap<>();
  private final List<OutputPlace> outputs;

  /**
   * The local variables that tell the number of the current row and column.
   *
   * @param firstRow the number of the group's first row
   * @param row the position of the thread's first row among those of the group
   * @param firstColumn the number of the first of the columns that are walked over
   * @param column the position of the column among them
   */
  record RowNumbers(int firstRow, int row, int firstColumn, int column) {}

  /**
   * A kernel's method.
   *
   * @param functions where elementary functions come from
   * @param rows local variable with a number that is 1 or more
   * @param numbers local variables that tell the current row and column
   * @param outputs where the outputs are
   */
  TornadoTarget(Functions functions, int rows, RowNumbers numbers, List<OutputPlace> outputs) {
    this.functions = functions;
    this.rows = rows;
    this.numbers = numbers;
    this.outputs = List.copyOf(outputs);
  }

  /** The method of a kernel that joins states, and knows neither inputs nor columns. */
  TornadoTarget(Functions functions, int rows, List<OutputPlace> outputs) {
    this.functions = functions;
    this.rows = rows;
    this.numbers = null;
    this.outputs = List.copyOf(outputs);
  }

  /** Says where an input is from here on. */
  void place(int input, InputPlace place) {
    inputs.put(input, place);
  }

  /**
   * TornadoVM cannot write NaN as a constant; the root of a negative number is one, too. It writes
   * infinities as quotients of floats, which OpenCL takes for doubles everywhere but in
   * comparisons; so they become products that are too large.
   */
  @Override
  public void constant(CodeBuilder code, NumberType type, double number) {
    if (Double.isNaN(number)) {
      code.iload(rows).ineg();
      type.fromInt(code);
      ofDevice(code, type, "sqrt");
    } else if (Double.isInfinite(number) && type == NumberType.DOUBLE) {
      code.iload(rows).iconst_1().iadd().i2d();
      code.loadConstant(Math.copySign(Double.MAX_VALUE, number)).dmul();
    } else {
      Target.super.constant(code, type, number);
    }
  }

  @Override
  public void load(CodeBuilder code, int input, Runnable component) {
    InputPlace place = Objects.requireNonNull(inputs.get(input));
    code.aload(place.array());
    code.iload(place.base());
    component.run();
    if (place.stride() != 1) {
      code.loadConstant(place.stride()).imul();
    }
    code.iadd();
    if (place.local()) {
      code.arrayLoad(place.type().kind());
    } else {
      get(code, place.type());
    }
  }

  /** Emits the read of one entry: array and index are on the stack. */
  static void get(CodeBuilder code, NumberType type) {
    code.invokevirtual(
        TornadoTypes.array(type),
        "get",
        MethodTypeDesc.of(type.descriptor(), ConstantDescs.CD_int));
  }

  /** Emits the write of one entry: array, index and number are on the stack. */
  static void set(CodeBuilder code, NumberType type) {
    code.invokevirtual(
        TornadoTypes.array(type),
        "set",
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, type.descriptor()));
  }

  @Override
  public void ordinal(CodeBuilder code, Role role) {
    RowNumbers known = Objects.requireNonNull(numbers);
    switch (role) {
      case PARAMETER -> throw new IllegalArgumentException("parameters have no number");
      case ROW -> code.iload(known.firstRow()).iload(known.row());
      case COLUMN -> code.iload(known.firstColumn()).iload(known.column());
    }
    code.iadd().i2l();
  }

  @Override
  public void store(CodeBuilder code, int output, Runnable component, Runnable value) {
    OutputPlace place = outputs.get(output);
    code.aload(place.array()).iload(place.base());
    component.run();
    code.iadd();
    value.run();
    set(code, place.type());
  }

  @Override
  public void unary(CodeBuilder code, NumberType type, UnaryFunction function) {
    switch (function) {
      case NEGATE -> type.negate(code);
      case ABS -> ofDevice(code, type, "abs");
      case SQRT -> ofDevice(code, type, "sqrt");
      case EXP -> functions.call(code, type, "exp", 1);
      case LOG -> functions.call(code, type, "log", 1);
      case SIN -> functions.call(code, type, "sin", 1);
      case COS -> functions.call(code, type, "cos", 1);
      case ASIN -> functions.call(code, type, "asin", 1);
      case ACOS -> functions.call(code, type, "acos", 1);
      case ATAN -> functions.call(code, type, "atan", 1);
      case FLOOR -> {
        if (type != NumberType.LONG) {
          ofDevice(code, type, "floor");
        }
      }
    }
  }

  @Override
  public void binary(CodeBuilder code, NumberType type, BinaryFunction function) {
    switch (function) {
      case ADD -> type.add(code);
      case SUBTRACT -> type.subtract(code);
      case MULTIPLY -> type.multiply(code);
      case DIVIDE -> type.divide(code);
      case POW -> pow(code, type);
      case ATAN2 -> functions.call(code, type, "atan2", 2);
    }
  }

  /**
   * TornadoVM turns {@code a <= b} into {@code !(b < a)}, which is true for NaN; so it is tested as
   * {@code a < b}, then {@code a == b}. There are no integers that are not numbers.
   */
  @Override
  public void branch(CodeBuilder code, NumberType type, Comparison comparison, Label whenTrue) {
    if (comparison != Comparison.LESS_OR_EQUAL || type == NumberType.LONG) {
      Target.super.branch(code, type, comparison, whenTrue);
      return;
    }
    int right = code.allocateLocal(type.kind());
    int left = code.allocateLocal(type.kind());
    code.storeLocal(type.kind(), right).storeLocal(type.kind(), left);
    for (Comparison part : List.of(Comparison.LESS, Comparison.EQUAL)) {
      code.loadLocal(type.kind(), left).loadLocal(type.kind(), right);
      Target.super.branch(code, type, part, whenTrue);
    }
  }

  /**
   * On devices 1 to the power NaN is 1, as are 1 and -1 to an infinite power; in Java all of these
   * are NaN. No other number to such a power is 1.
   */
  private void pow(CodeBuilder code, NumberType type) {
    int exponent = code.allocateLocal(type.kind());
    int power = code.allocateLocal(type.kind());
    int zeroOrNaN = code.allocateLocal(type.kind());
    code.storeLocal(type.kind(), exponent).loadLocal(type.kind(), exponent);
    functions.call(code, type, "pow", 2);
    code.storeLocal(type.kind(), power);
    code.loadLocal(type.kind(), exponent).loadLocal(type.kind(), exponent);
    type.subtract(code);
    code.storeLocal(type.kind(), zeroOrNaN);
    Label end = code.newLabel();
    code.loadLocal(type.kind(), zeroOrNaN);
    constant(code, type, 0);
    branch(code, type, Comparison.EQUAL, end);
    code.loadLocal(type.kind(), power);
    constant(code, type, 1);
    branch(code, type, Comparison.NOT_EQUAL, end);
    code.loadLocal(type.kind(), zeroOrNaN).storeLocal(type.kind(), power);
    code.labelBinding(end);
    code.loadLocal(type.kind(), power);
  }

  /** A function that all devices have exactly. */
  private static void ofDevice(CodeBuilder code, NumberType type, String name) {
    Functions.invoke(code, TornadoTypes.MATH, type, name, 1);
  }
}
