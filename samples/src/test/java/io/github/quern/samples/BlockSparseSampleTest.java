package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.data.Shape;
import org.junit.jupiter.api.Test;

class BlockSparseSampleTest {
  @Test
  void farPairsAreLeftOutAndNobodyMissesThem() {
    SampleResult result =
        new BlockSparseSample(2000).run(Engine.shared(), CallOptions.DEFAULT.withBackend("scalar"));
    assertEquals(Shape.of(2000, 1), result.values().shape());
    // What is left out are at most 2000 kernels below exp(-12.5), against sums of about 2.
    assertTrue(result.error() < 1e-3, () -> "error " + result.error());
    assertEquals(100, result.checkedRows());
    String pairs = result.notes().get(1);
    assertTrue(pairs.matches("Pairs kept: \\d\\.\\d\\d % of 4000000"), pairs);
  }
}
