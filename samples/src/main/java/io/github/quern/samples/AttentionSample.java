package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.lazy.LazyOptions;
import io.github.quern.lazy.LazyTensor;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Causal attention over a sequence: a_i = Σ_j softmax_j(s (q_i|k_j)) v_j over the positions j up to
 * i, a SumSoftMaxWeight whose N × N matrix is never stored. The head is one that transformers learn
 * by themselves, an induction head: the query is the symbol at i, the key the symbol before j, the
 * value the symbol at j. So it looks for earlier places where the symbol stood, and tells what came
 * next there. The first half of the sequence is random, without repetition; the second half repeats
 * it.
 */
public final class AttentionSample implements Sample {
  private static final int LENGTH = 4096;
  private static final int SYMBOLS = 4096;
  private static final int DIMENSION = 16;

  /** What scores are multiplied by: attention is sharp where it is large. */
  private static final double SHARPNESS = 50;

  private static final int SHOWN = 96;
  private static final long SEED = 1;

  private final int length;

  /** Creates the sample; it holds nothing. */
  public AttentionSample() {
    this(LENGTH);
  }

  /** With a sequence of so many symbols, an even number up to twice that of all symbols. */
  AttentionSample(int length) {
    this.length = length;
  }

  @Override
  public String name() {
    return "attention";
  }

  @Override
  public String summary() {
    return "causal attention as SumSoftMaxWeight: a head that continues a sequence it has seen";
  }

  /** Attention, from KeOps' notation; what comes after i gets a score far below all others. */
  static Genred attention(Engine engine) {
    String dimension = "(" + DIMENSION + ")";
    return Genred.of("S * (Q|K) - 1000 * (IndexJ() > IndexI())")
        .formula2("V")
        .aliases("S = Pm(1)", "Q = Vi" + dimension, "K = Vj" + dimension, "V = Vj" + dimension)
        .reductionOp("SumSoftMaxWeight")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** The nearest symbol of each row, by scalar product. */
  static Genred nearestSymbol(Engine engine) {
    String dimension = "(" + DIMENSION + ")";
    return Genred.of("(A|E)")
        .aliases("A = Vi" + dimension, "E = Vj" + dimension)
        .reductionOp("ArgMax")
        .axis(1)
        .engine(engine)
        .build();
  }

  /**
   * A sequence as the head sees it.
   *
   * @param embeddings a unit vector for each symbol, (SYMBOLS, D)
   * @param keys of the symbol before each position, (N, D); zeros at the first
   * @param values of the symbol at each position, (N, D); queries as well
   */
  record Sequence(List<Integer> symbols, Tensor embeddings, Tensor keys, Tensor values) {
    /** Copies the list. */
    Sequence {
      symbols = List.copyOf(symbols);
    }
  }

  Sequence sequence() {
    RandomPoints random = new RandomPoints(SEED);
    double[] embeddings = random.normal(SYMBOLS * DIMENSION);
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      normalise(embeddings, symbol * DIMENSION);
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, SYMBOLS).boxed().toList());
    Collections.shuffle(order, random.random());
    List<Integer> half = order.subList(0, length / 2);
    double[] keys = new double[length * DIMENSION];
    double[] values = new double[length * DIMENSION];
    Integer[] symbols = new Integer[length];
    for (int i = 0; i < length; i++) {
      symbols[i] = half.get(i % half.size());
      System.arraycopy(embeddings, symbols[i] * DIMENSION, values, i * DIMENSION, DIMENSION);
      if (i > 0) {
        System.arraycopy(values, (i - 1) * DIMENSION, keys, i * DIMENSION, DIMENSION);
      }
    }
    return new Sequence(
        List.of(symbols),
        Tensor.of(RandomPoints.single(embeddings), SYMBOLS, DIMENSION),
        Tensor.of(RandomPoints.single(keys), length, DIMENSION),
        Tensor.of(RandomPoints.single(values), length, DIMENSION));
  }

  private static void normalise(double[] numbers, int start) {
    double squares = 0;
    for (int k = start; k < start + DIMENSION; k++) {
      squares += numbers[k] * numbers[k];
    }
    for (int k = start; k < start + DIMENSION; k++) {
      numbers[k] /= Math.sqrt(squares);
    }
  }

  static Tensor sharpness() {
    return Tensor.of(new float[] {(float) SHARPNESS}, 1);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Sequence sequence = sequence();
    Tensor values = sequence.values();
    Tensor attended = attention(engine).call(options, sharpness(), values, sequence.keys(), values);
    int[] told = nearestSymbol(engine).call(options, attended, sequence.embeddings()).toIntArray();
    return SampleResult.of(
        List.of(
            told("first", sequence.symbols(), told, 0),
            told("second", sequence.symbols(), told, length / 2)),
        Workload.of(AttentionSample::attention, sharpness(), values, sequence.keys(), values),
        picture(engine, options));
  }

  private String told(String half, List<Integer> symbols, int[] told, int from) {
    int to = from + length / 2 - 1;
    int right = 0;
    for (int i = from; i < to; i++) {
      right += told[i] == symbols.get(i + 1) ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "In the %s half the next symbol is told rightly at %d of %d positions",
        half,
        right,
        to - from);
  }

  /** The weights over a shorter sequence, whose matrix is small enough to be stored. */
  private static Picture picture(Engine engine, CallOptions options) {
    Sequence sequence = new AttentionSample(SHOWN).sequence();
    LazyTensor scores =
        LazyTensor.vi(sequence.values())
            .dot(LazyTensor.vj(sequence.keys()))
            .times(SHARPNESS)
            .minus(LazyTensor.indexJ().greaterThan(LazyTensor.indexI()).times(1000))
            .withOptions(LazyOptions.DEFAULT.withEngine(engine).withCall(options));
    double[] weights = scores.dense().toDoubleArray();
    int[] colours = new int[weights.length];
    for (int i = 0; i < SHOWN; i++) {
      double[] row = Arrays.copyOfRange(weights, i * SHOWN, (i + 1) * SHOWN);
      double largest = Arrays.stream(row).max().orElseThrow();
      double[] exponentials = Arrays.stream(row).map(s -> Math.exp(s - largest)).toArray();
      double sum = Arrays.stream(exponentials).sum();
      double[] softmax = Arrays.stream(exponentials).map(e -> Math.sqrt(e / sum)).toArray();
      // The first row is at the top.
      int[] line = Colours.scale(softmax, 0, 1);
      System.arraycopy(line, 0, colours, (SHOWN - 1 - i) * SHOWN, SHOWN);
    }
    return Panels.of(
        480,
        Panel.of(
                "Weights over 96 symbols (square roots): rows look at columns",
                new Bounds(0, SHOWN, 0, SHOWN))
            .field(colours, SHOWN));
  }
}
