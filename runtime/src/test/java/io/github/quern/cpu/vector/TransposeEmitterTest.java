package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.VectorLanes;
import io.github.quern.cpu.parallel.SeveralTiles.Transposition;
import io.github.quern.cpu.scalar.KernelClasses;
import io.github.quern.cpu.scalar.ScalarEmitter;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransposeEmitterTest {
  static Stream<Arguments> lanes() {
    return Stream.of(NumberType.values())
        .flatMap(type ->
            Stream.of(2, 4, 8, 16)
                .filter(count -> count <= 8 || type == NumberType.FLOAT)
                .map(count -> Arguments.of(type, count)));
  }

  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("lanes")
  void numbersOfAllTilesComeTogether(NumberType type, int count) {
    Transposition transposition =
        KernelClasses.load(
            Transposition.class,
            ScalarEmitter.emitTransposition(
                code -> new TransposeEmitter(code, new VectorLanes(code, count), type).emit()),
            List.of());
    int numbers = 48;
    int offset = 5;
    Object source = array(type, offset + count * numbers);
    for (int position = 0; position < Array.getLength(source); position++) {
      set(source, position, position);
    }
    Object target = array(type, count * numbers);
    transposition.transpose(source, offset, target, numbers);
    for (int number = 0; number < numbers; number++) {
      for (int tile = 0; tile < count; tile++) {
        assertEquals(
            Array.get(source, offset + tile * numbers + number),
            Array.get(target, number * count + tile),
            "number " + number + " of tile " + tile);
      }
    }
  }

  private static Object array(NumberType type, int length) {
    return switch (type) {
      case FLOAT -> new float[length];
      case DOUBLE -> new double[length];
      case LONG -> new long[length];
    };
  }

  private static void set(Object array, int position, int number) {
    switch (array) {
      case float[] floats -> floats[position] = number;
      case double[] doubles -> doubles[position] = number;
      default -> ((long[]) array)[position] = number;
    }
  }
}
