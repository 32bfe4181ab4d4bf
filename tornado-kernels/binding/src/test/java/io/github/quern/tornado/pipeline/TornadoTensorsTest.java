package io.github.quern.tornado.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

class TornadoTensorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"tornado", "scalar"})
  void arraysAreArgumentsAndResultsOfCalls(String tier) {
    DoubleArray x = DoubleArray.fromElements(1, 2, 3);
    LongArray shift = LongArray.fromElements(10, 20);
    IntArray factor = IntArray.fromElements(1, 5);
    DoubleArray result = new DoubleArray(3);
    Genred.of("X * F + S")
        .aliases("X = Vi(1)", "F = Vj(1)", "S = Vj(1)")
        .axis(1)
        .build()
        .call(
            CallOptions.DEFAULT.withBackend(tier).withOut(TornadoTensors.of(result, 3, 1)),
            TornadoTensors.of(x, 3, 1),
            TornadoTensors.of(factor, 2, 1),
            TornadoTensors.of(shift, 2, 1));
    assertArrayEquals(new double[] {36, 42, 48}, result.toHeapArray());
  }

  @Test
  void tensorsSeeLaterChanges() {
    FloatArray array = new FloatArray(2);
    var tensor = TornadoTensors.of(array, 2);
    array.set(1, 7);
    assertEquals(7, tensor.get(1));
  }
}
