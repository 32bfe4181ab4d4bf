package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.Shape;
import io.github.quern.samples.measure.Measurement;
import org.junit.jupiter.api.Test;

class BlockSparseSampleTest {
  @Test
  void farPairsAreLeftOutAndNobodyMissesThem() {
    SampleResult result = Gallery.run(new BlockSparseSample(2000));
    String pairs = result.found().get(1);
    assertTrue(pairs.matches("Pairs kept: \\d\\.\\d\\d % of 4000000"), pairs);
    Measurement measured = Gallery.measure(result);
    assertEquals(Shape.of(2000, 1), measured.values().shape());
    assertEquals(100, measured.checkedRows());
    // What is left out are at most 2000 kernels below exp(-12.5), against sums of about 2.
    double error = measured.times().getFirst().error();
    assertTrue(error < 1e-3, () -> "error " + error);
    assertTrue(error > 0, "single precision without an error means no comparison");
  }
}
