package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.VectorLanes;
import io.github.quern.cpu.parallel.SeveralTiles.Transposition;
import io.github.quern.cpu.scalar.KernelClasses;
import io.github.quern.cpu.scalar.ScalarEmitter;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeinterleaveTest {
  private static final int OFFSET = 5;

  static Stream<Arguments> loads() {
    return Stream.of(NumberType.values())
        .flatMap(type ->
            Stream.of(2, 4, 8, 16)
                .filter(count -> count <= 8 || type == NumberType.FLOAT)
                .flatMap(count ->
                    Stream.of(1, 2, 3, 4, 7)
                        .map(dimension -> Arguments.of(type, count, dimension))));
  }

  @ParameterizedTest(name = "{0}, {1} lanes, {2} components")
  @MethodSource("loads")
  void loadsBringComponentsOfAllColumnsTogether(NumberType type, int count, int dimension) {
    Transposition transposition =
        transposition(code -> components(code, new VectorLanes(code, count), type, dimension));
    Object source = countingUp(type, OFFSET + count * dimension);
    Object target = array(type, count * dimension);
    transposition.transpose(source, OFFSET, target, 1);
    for (int component = 0; component < dimension; component++) {
      for (int tile = 0; tile < count; tile++) {
        assertEquals(
            Array.get(source, OFFSET + tile * dimension + component),
            Array.get(target, component * count + tile),
            "component " + component + " of tile " + tile);
      }
    }
  }

  private static void components(
      CodeBuilder code, VectorLanes lanes, NumberType type, int dimension) {
    int source = code.allocateLocal(TypeKind.REFERENCE);
    int target = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(code.parameterSlot(0)).checkcast(type.arrayDescriptor()).astore(source);
    code.aload(code.parameterSlot(2)).checkcast(type.arrayDescriptor()).astore(target);
    Deinterleave deinterleave = new Deinterleave(lanes, type, dimension);
    for (int component = 0; component < dimension; component++) {
      int start = component * lanes.count();
      lanes.intoArray(
          deinterleave.component(
              component,
              further ->
                  code.aload(source).iload(code.parameterSlot(1)).loadConstant(further).iadd()),
          () -> code.aload(target).loadConstant(start));
    }
  }

  private static Transposition transposition(Consumer<CodeBuilder> body) {
    return KernelClasses.load(
        Transposition.class, ScalarEmitter.emitTransposition(body::accept), List.of());
  }

  private static Object countingUp(NumberType type, int length) {
    Object array = array(type, length);
    for (int position = 0; position < length; position++) {
      switch (array) {
        case float[] floats -> floats[position] = position;
        case double[] doubles -> doubles[position] = position;
        default -> ((long[]) array)[position] = position;
      }
    }
    return array;
  }

  private static Object array(NumberType type, int length) {
    return switch (type) {
      case FLOAT -> new float[length];
      case DOUBLE -> new double[length];
      case LONG -> new long[length];
    };
  }
}
