package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Explanation EXPLANATION =
      GaussianSample.reduction(Engine.shared()).explain(CallOptions.DEFAULT, DType.FLOAT32);

  private static SampleResult timed(Double... later) {
    return new SampleResult(Tensor.of(new float[0], 0), EXPLANATION, 1, List.of(later), 0);
  }

  @Test
  void namesAreDistinctAndFound() {
    List<String> names = Samples.all().stream().map(Sample::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
    for (Sample sample : Samples.all()) {
      assertEquals(Optional.of(sample), Samples.find(sample.name()));
      assertTrue(sample.summary().length() > 10, sample::name);
    }
    assertEquals(Optional.empty(), Samples.find("Gaussian"));
  }

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoMiddleTimes() {
    assertEquals(2.0, timed(9.0, 1.0, 2.0).medianMillis());
    assertEquals(2.5, timed(9.0, 1.0, 2.0, 3.0).medianMillis());
  }

  @Test
  void aResultWithoutLaterCallsIsRefused() {
    assertThrows(IllegalArgumentException.class, SamplesTest::timed);
  }
}
