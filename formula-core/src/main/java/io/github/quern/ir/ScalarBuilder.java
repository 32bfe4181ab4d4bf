package io.github.quern.ir;

import io.github.quern.ir.ProgramBuilder.Section;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What scalar instructions become: constants are folded, and operands of different types brought to
 * a common one.
 */
abstract class ScalarBuilder extends FrameBuilder implements Scope {
  /** Whole numbers up to this size are exact in double precision. */
  private static final double LARGEST_EXACT = 0x1p53;

  /** The input arrays. */
  final List<Input> inputs;

  private final Axis rowAxis;
  private final Map<Value, Double> constants = new HashMap<>();

  ScalarBuilder(List<Input> inputs, Axis rowAxis) {
    this.inputs = List.copyOf(inputs);
    this.rowAxis = rowAxis;
  }

  /** The number that a value is known to be, or null. */
  final @Nullable Double known(Value value) {
    return constants.get(value);
  }

  @Override
  public final Value constant(double number) {
    return constant(number, ValueType.REAL);
  }

  private Value constant(double number, ValueType type) {
    Frame outermost = current.ancestor(0);
    Key key = new Key("constant", List.of(number, type));
    Value result = outermost.known.get(key);
    if (result == null) {
      result = define(outermost, type);
      constants.put(result, number);
      outermost.instructions.add(new Instruction.Constant(result, number));
      outermost.known.put(key, result);
    }
    return result;
  }

  @Override
  public final Value position(Index index) {
    if (index.isFixed()) {
      return constant(index.offset());
    }
    BitSet needs = new BitSet();
    needIndex(needs, index);
    return pure(
        new Key("position", List.of(index)),
        ValueType.REAL,
        needs,
        result -> new Instruction.Position(result, index));
  }

  @Override
  public final Value load(int input, Index component) {
    BitSet needs = needsRole(inputs.get(input).role());
    needIndex(needs, component);
    return pure(
        new Key(input, List.of(component)),
        inputs.get(input).type(),
        needs,
        result -> new Instruction.Load(result, input, component));
  }

  final BitSet needsRole(Role role) {
    BitSet needs = new BitSet();
    needs.set(
        switch (role) {
          case PARAMETER -> frame(Section.PARAMETERS).depth;
          case ROW -> frame(Section.ROW).depth;
          case COLUMN -> frame(Section.PAIR).depth;
        });
    return needs;
  }

  @Override
  public final Value ordinal(Axis index) {
    return ordinal(index == rowAxis ? Role.ROW : Role.COLUMN);
  }

  @Override
  public final Value columnNumber() {
    return ordinal(Role.COLUMN);
  }

  private Value ordinal(Role role) {
    return pure(
        new Key("ordinal", List.of(role)),
        ValueType.INTEGER,
        needsRole(role),
        result -> new Instruction.Ordinal(result, role));
  }

  @Override
  public final Value call(ExternalFunction function, List<Value> operands) {
    List<Value> reals = operands.stream().map(operand -> convert(operand, ValueType.REAL)).toList();
    return pure(
        new Key(function, reals),
        ValueType.REAL,
        needs(reals.toArray(Value[]::new)),
        result -> new Instruction.Call(result, function, reals));
  }

  @Override
  public final Value convert(Value value, ValueType type) {
    if (value.type() == type) {
      return value;
    }
    Double known = constants.get(value);
    if (known != null) {
      return constant(known, type);
    }
    return pure(
        new Key(type, List.of(value)),
        type,
        needs(value),
        result -> new Instruction.Convert(result, value));
  }

  /** Operands of one type. */
  private record Pair(Value left, Value right) {
    ValueType type() {
      return left.type();
    }
  }

  /** Brings two operands to a common type. */
  private Pair unify(Value left, Value right) {
    if (left.type() == right.type()) {
      return new Pair(left, right);
    }
    ValueType type = left.type().common(right.type());
    if ((left.type() == ValueType.INTEGER && isWhole(right))
        || (right.type() == ValueType.INTEGER && isWhole(left))) {
      type = ValueType.INTEGER;
    }
    return new Pair(convert(left, type), convert(right, type));
  }

  private boolean isWhole(Value value) {
    Double known = constants.get(value);
    return known != null && known == Math.rint(known) && Math.abs(known) <= LARGEST_EXACT;
  }

  @Override
  public final Value unary(UnaryFunction function, Value operand) {
    Double known = constants.get(operand);
    if (known != null) {
      return constant(function.apply(known));
    }
    if (operand.type() == ValueType.INTEGER && !function.keepsIntegers()) {
      return unary(function, convert(operand, ValueType.REAL));
    }
    if (operand.type() == ValueType.INTEGER && function == UnaryFunction.FLOOR) {
      return operand;
    }
    return pure(
        new Key(function, List.of(operand)),
        operand.type(),
        needs(operand),
        result -> new Instruction.Unary(result, function, operand));
  }

  @Override
  public final Value binary(BinaryFunction function, Value left, Value right) {
    Double knownLeft = constants.get(left);
    Double knownRight = constants.get(right);
    if (knownLeft != null && knownRight != null) {
      return constant(function.apply(knownLeft, knownRight));
    }
    Pair operands = unify(left, right);
    if (operands.type() == ValueType.INTEGER && !function.keepsIntegers()) {
      return binary(function, convert(left, ValueType.REAL), convert(right, ValueType.REAL));
    }
    Value first = operands.left();
    Value second = operands.right();
    if (function == BinaryFunction.ADD && first.equals(second)) {
      // The same bits; TornadoVM fails on the sum of a product with itself.
      return binary(BinaryFunction.MULTIPLY, constant(2), first);
    }
    boolean swap = function.isCommutative() && first.id() > second.id();
    return pure(
        new Key(function, swap ? List.of(second, first) : List.of(first, second)),
        operands.type(),
        needs(first, second),
        result -> new Instruction.Binary(result, function, first, second));
  }

  @Override
  public final Value choose(
      Comparison comparison, Value left, Value right, Value whenTrue, Value whenFalse) {
    Double knownLeft = constants.get(left);
    Double knownRight = constants.get(right);
    if (knownLeft != null && knownRight != null) {
      return comparison.test(knownLeft, knownRight) ? whenTrue : whenFalse;
    }
    Pair test = unify(left, right);
    Pair choice = unify(whenTrue, whenFalse);
    return pure(
        new Key(comparison, List.of(test, choice)),
        choice.type(),
        needs(test.left(), test.right(), choice.left(), choice.right()),
        result ->
            new Instruction.Choose(
                result, comparison, test.left(), test.right(), choice.left(), choice.right()));
  }

  /** The value as the type of where it goes; accumulators may be rounded, numbers not cut. */
  final Value widen(Value value, ValueType type) {
    if (isCut(value, type)) {
      throw new IllegalArgumentException("a real value where integers are kept");
    }
    return convert(value, type);
  }

  /** Whether a value would lose its fraction as a number of that type. */
  final boolean isCut(Value value, ValueType type) {
    return type == ValueType.INTEGER && value.type() != type && !isWhole(value);
  }
}
