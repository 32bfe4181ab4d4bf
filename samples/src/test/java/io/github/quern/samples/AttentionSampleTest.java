package io.github.quern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Engine;
import io.github.quern.data.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttentionSampleTest {
  private static final int LENGTH = 256;

  @Test
  void attentionIsTheMeanOfADenseSoftmaxInDoublePrecision() {
    AttentionSample.Sequence sequence = new AttentionSample(LENGTH).sequence();
    Tensor values = sequence.values();
    Tensor attended =
        AttentionSample.attention(Engine.shared())
            .call(Gallery.SCALAR, AttentionSample.sharpness(), values, sequence.keys(), values);
    int dimension = (int) values.shape().size(1);
    for (int i = 0; i < LENGTH; i++) {
      double[] weights = new double[i + 1];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        double score = 0;
        for (int d = 0; d < dimension; d++) {
          score += values.get(i, d) * sequence.keys().get(j, d);
        }
        weights[j] = Math.exp(AttentionSample.sharpness().at(0) * score);
        sum += weights[j];
      }
      for (int d = 0; d < dimension; d++) {
        double mean = 0;
        for (int j = 0; j <= i; j++) {
          mean += weights[j] / sum * values.get(j, d);
        }
        // Scores of up to 50 are sums of 16 products in single precision: 50 * 16 * 2^-24.
        assertEquals(mean, attended.get(i, d), 5e-5);
      }
    }
  }

  @Test
  void theHeadContinuesWhatItHasSeenAndNothingElse() {
    SampleResult result = Gallery.run(new AttentionSample(512));
    double[] first = Gallery.numbers(result.found().get(0));
    double[] second = Gallery.numbers(result.found().get(1));
    assertTrue(first[0] < 0.1 * first[1], () -> result.found().get(0));
    assertTrue(second[0] > 0.98 * second[1], () -> result.found().get(1));
    assertEquals(255, second[1]);
  }

  @Test
  void theSecondHalfRepeatsTheFirst() {
    AttentionSample.Sequence sequence = new AttentionSample(LENGTH).sequence();
    assertTrue(
        IntStream.range(0, LENGTH / 2)
            .allMatch(
                i -> sequence.symbols().get(i).equals(sequence.symbols().get(i + LENGTH / 2))));
  }
}
