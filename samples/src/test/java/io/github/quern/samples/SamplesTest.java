package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {
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
}
