package io.github.quern.tornado.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.backend.BackendException;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.reduction.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** What tasks of users' graphs compute, beside what calls of the tier do. */
class TornadoReductionTest {
  private static final CallOptions TORNADO = CallOptions.DEFAULT.withBackend("tornado");
  private static final String GAUSSIAN = "Exp(-G * SqDist(X,Y)) * B";

  /** Whichever test comes first. */
  @BeforeAll
  static void start() {
    TornadoReduction.start();
  }

  private static GenredBuilder builder(String formula) {
    return Genred.of(formula).aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)").axis(1);
  }

  /** Halves every entry, as users write it; on PTX a quotient of floats is not exact. */
  public static void halve(FloatArray from, FloatArray to) {
    for (@Parallel int i = 0; i < to.getSize(); i++) {
      to.set(i, from.get(i) * 0.5f);
    }
  }

  /** The arguments of the Gaussian sum, of all rows. */
  private static List<DoubleArray> arguments(int m, int n) {
    DoubleArray gamma = new DoubleArray(1);
    gamma.set(0, 0.7);
    return List.of(
        gamma, Numbers.doubles(1, 3 * m), Numbers.doubles(2, 3 * n), Numbers.doubles(3, 2 * n));
  }

  private static Tensor[] tensors(List<DoubleArray> arrays, int m, int n) {
    List<Tensor> tensors =
        new ArrayList<>(
            List.of(
                Numbers.tensor(arrays.get(0), 1),
                Numbers.tensor(arrays.get(1), m, 3),
                Numbers.tensor(arrays.get(2), n, 3),
                Numbers.tensor(arrays.get(3), n, 2)));
    if (arrays.size() > 4) {
      tensors.add(Numbers.tensor(arrays.get(4), m, 2));
    }
    return tensors.toArray(Tensor[]::new);
  }

  /** Compares the tasks of a reduction with its call, bit for bit. */
  private static void check(Genred genred, CallOptions options, int m, int n)
      throws TornadoExecutionPlanException {
    List<DoubleArray> inputs = new ArrayList<>(arguments(m, n));
    if (genred.arguments().size() > 4) {
      inputs.add(Numbers.doubles(4, 2 * m));
    }
    List<Tensor> expected = genred.callAll(options, tensors(inputs, m, n));
    List<TornadoNativeArray> outputs = expected.stream().map(Lone::resultLike).toList();
    TornadoReduction reduction = TornadoReduction.of(genred, m, n);
    Lone.run(options.ranges().map(reduction::withRanges).orElse(reduction), inputs, outputs);
    for (int result = 0; result < outputs.size(); result++) {
      assertEquals(
          -1,
          expected.get(result).segment().mismatch(outputs.get(result).getSegment()),
          "result " + result + " of " + genred);
    }
  }

  static Stream<String> reductions() {
    return Reductions.names().stream();
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void everyReductionGivesTheBitsOfACall(String reduction) throws Exception {
    boolean weighted = reduction.contains("Weight") || reduction.contains("SoftMax");
    boolean scalar = weighted || reduction.contains("Exp");
    GenredBuilder builder =
        builder(scalar ? "-G * SqDist(X,Y) + Sum(B)" : "G * SqDist(X,Y) * B")
            .reductionOp(reduction);
    if (weighted) {
      builder.formula2("B");
    }
    if (reduction.contains("KMin")) {
      builder.optArg(3);
    }
    check(builder.build(), TORNADO, 150, 70);
  }

  @Test
  void fewRowsTakeTwoStages() throws Exception {
    check(builder(GAUSSIAN).build(), TORNADO, 3, 20_000);
    TaskGraph graph = new TaskGraph("stages");
    List<String> names =
        TornadoReduction.of(builder(GAUSSIAN).build(), 3, 20_000)
            .addTo(
                graph,
                new GridScheduler(),
                "sum",
                arguments(3, 20_000),
                List.of(new DoubleArray(6)));
    assertEquals(List.of("sum", "sum_join"), names);
  }

  @Test
  void theOtherAxisIsReducedOver() throws Exception {
    Genred genred =
        Genred.of("Exp(-SqDist(X,Y)) * G")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)")
            .axis(0)
            .build();
    check(genred, TORNADO, 310, 47);
  }

  @Test
  void gradientsOfAllArgumentsAreTasks() throws Exception {
    Genred gradient = builder(GAUSSIAN).build().valueAndGradient("X", "Y", "B");
    check(gradient, TORNADO, 60, 130);
  }

  @Test
  void theGradientOfAParameterIsSummedOnTheDevice() throws Exception {
    Genred gradient = builder(GAUSSIAN).build().gradient("G");
    List<DoubleArray> inputs = new ArrayList<>(arguments(60, 130));
    inputs.add(Numbers.doubles(4, 120));
    double expected = gradient.call(tensors(inputs, 60, 130)).at(0);
    DoubleArray output = new DoubleArray(1);
    Lone.run(TornadoReduction.of(gradient, 60, 130), inputs, List.of(output));
    assertEquals(expected, output.get(0), 1e-13 * Math.abs(expected));
  }

  @Test
  void gradientsOfLogSumExpHandOnWhatEarlierKernelsLeave() throws Exception {
    Genred gradient =
        builder("-G * SqDist(X,Y) + Sum(B)").reductionOp("LogSumExp").build().gradient("Y");
    List<DoubleArray> inputs = new ArrayList<>(arguments(60, 130));
    inputs.add(Numbers.doubles(4, 60));
    Tensor[] tensors = tensors(inputs.subList(0, 4), 60, 130);
    tensors =
        Stream.concat(Stream.of(tensors), Stream.of(Numbers.tensor(inputs.get(4), 60, 1)))
            .toArray(Tensor[]::new);
    double[] expected = gradient.call(TORNADO, tensors).toDoubleArray();
    DoubleArray output = new DoubleArray(expected.length);
    Lone.run(TornadoReduction.of(gradient, 60, 130), inputs, List.of(output));
    assertArrayEquals(expected, output.toHeapArray());
  }

  @Test
  void rangesOfPairs() throws Exception {
    Ranges ranges =
        Ranges.overJ(
            new long[][] {{0, 20}, {20, 150}},
            new long[] {1, 3},
            new long[][] {{5, 60}, {0, 9}, {30, 70}});
    check(builder(GAUSSIAN).build(), TORNADO.withRanges(ranges), 150, 70);
  }

  @Test
  void reductionsMixWithTasksOfTheUserAndNothingGoesThroughTheHost() throws Exception {
    FloatArray points = Numbers.floats(1, 3 * 500);
    FloatArray sums = new FloatArray(500);
    FloatArray halves = new FloatArray(500);
    FloatArray nearest = new FloatArray(500);
    LongArray positions = new LongArray(500);
    Genred count = Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(3)", "Y = Vj(3)").axis(1).build();
    Genred minimum =
        Genred.of("Abs(A - B)")
            .aliases("A = Vi(1)", "B = Vj(1)")
            .reductionOp("Max_ArgMax")
            .axis(1)
            .build();
    TaskGraph graph =
        new TaskGraph("mixed").transferToDevice(DataTransferMode.FIRST_EXECUTION, points);
    GridScheduler grids = new GridScheduler();
    TornadoReduction.of(count, 500, 500)
        .addTo(graph, grids, "sum", List.of(points, points), List.of(sums));
    graph.task("halve", TornadoReductionTest::halve, sums, halves);
    TornadoReduction.of(minimum, 500, 500)
        .addTo(graph, grids, "far", List.of(halves, sums), List.of(nearest, positions));
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, nearest, positions);
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.withGridScheduler(grids);
      for (int execution = 0; execution < 3; execution++) {
        plan.execute();
      }
    }
    assertEquals(0, sums.get(7), "what no transfer names stays on the device");
    Tensor x = Numbers.tensor(points, 500, 3);
    Tensor expected = count.call(TORNADO, x, x);
    float[] half = expected.toFloatArray();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    List<Tensor> far = minimum.callAll(TORNADO, Tensor.of(half, 500, 1), expected);
    assertArrayEquals(far.get(0).toFloatArray(), nearest.toHeapArray());
    assertArrayEquals(far.get(1).toLongArray(), positions.toHeapArray());
  }

  @Test
  void arraysOnTheDeviceFeedTheNextExecution() throws Exception {
    FloatArray x = Numbers.floats(1, 300);
    FloatArray start = new FloatArray(300);
    start.getSegment().copyFrom(x.getSegment());
    FloatArray sums = new FloatArray(300);
    Genred mean =
        Genred.of("Exp(-SqDist(X,Y)) * Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    TaskGraph graph = new TaskGraph("loop").transferToDevice(DataTransferMode.FIRST_EXECUTION, x);
    GridScheduler grids = new GridScheduler();
    TornadoReduction.of(mean, 300, 300).addTo(graph, grids, "mean", List.of(x, x), List.of(sums));
    graph.task("halve", TornadoReductionTest::halve, sums, x);
    graph.transferToHost(DataTransferMode.UNDER_DEMAND, x);
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.withGridScheduler(grids);
      plan.execute();
      TornadoExecutionResult result = plan.execute();
      result.transferToHost(x);
    }
    float[] expected = start.toHeapArray();
    for (int execution = 0; execution < 2; execution++) {
      Tensor now = Tensor.of(expected, 300, 1);
      expected = mean.call(TORNADO, now, now).toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        expected[i] /= 2;
      }
    }
    assertArrayEquals(expected, x.toHeapArray());
  }

  @Test
  void noRowsNeedNoTasks() {
    List<String> names =
        TornadoReduction.of(builder(GAUSSIAN).build(), 0, 5)
            .addTo(
                new TaskGraph("empty"),
                new GridScheduler(),
                "sum",
                List.of(
                    new DoubleArray(1),
                    new DoubleArray(1),
                    new DoubleArray(15),
                    new DoubleArray(10)),
                List.of(new DoubleArray(1)));
    assertEquals(List.of(), names);
  }

  private static String refusal(
      List<? extends TornadoNativeArray> inputs, List<? extends TornadoNativeArray> outputs) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    TornadoReduction.of(builder(GAUSSIAN).build(), 5, 7)
                        .addTo(new TaskGraph("bad"), new GridScheduler(), "sum", inputs, outputs))
            .getMessage());
  }

  @Test
  void wrongArraysAreNamed() {
    List<DoubleArray> good = arguments(5, 7);
    DoubleArray result = new DoubleArray(10);
    assertEquals(
        "The reduction has 4 arguments, but 3 arrays are given.",
        refusal(good.subList(0, 3), List.of(result)));
    assertEquals("The reduction has 1 results, but 0 arrays are given.", refusal(good, List.of()));
    assertEquals(
        "X needs 5 rows of 3, but its array has 14 entries.",
        refusal(
            List.of(good.get(0), new DoubleArray(14), good.get(2), good.get(3)), List.of(result)));
    assertEquals(
        "All arrays of real numbers need one type: X is float32, but others are float64.",
        refusal(
            List.of(good.get(0), new FloatArray(15), good.get(2), good.get(3)), List.of(result)));
    assertEquals(
        "B needs a FloatArray, a DoubleArray or a LongArray, but is given a IntArray.",
        refusal(List.of(good.get(0), good.get(1), good.get(2), new IntArray(14)), List.of(result)));
    assertEquals(
        "sum needs an array of FLOAT64, but is given one of INT64.",
        refusal(good, List.of(new LongArray(10))));
    assertEquals(
        "The array of sum is that of another argument or result, too.",
        refusal(good, List.of(good.get(1))));
  }

  @Test
  void moreArraysThanATaskTakesAreRefused() {
    String sum = String.join(" + ", IntStream.range(0, 17).mapToObj(k -> "X" + k).toList());
    Genred genred =
        Genred.of(sum)
            .aliases(IntStream.range(0, 17).mapToObj(k -> "X" + k + " = Vi(1)").toList())
            .axis(1)
            .build();
    BackendException refusal =
        assertThrows(
            BackendException.class,
            () ->
                TornadoReduction.of(genred, 4, 1)
                    .addTo(
                        new TaskGraph("many"),
                        new GridScheduler(),
                        "sum",
                        IntStream.range(0, 17).mapToObj(k -> new FloatArray(4)).toList(),
                        List.of(new FloatArray(4))));
    assertEquals(
        "A task of TornadoVM takes 20 arguments; this reduction has 17 inputs and 1 outputs, which"
            + " may be 17 together.",
        refusal.getMessage());
  }

  @Test
  void halfPrecisionKernelsAreThoseOfSinglePrecision() {
    Genred genred = builder(GAUSSIAN).build();
    assertEquals(
        genred.kernels(DType.FLOAT32, List.of()).kernels().getFirst().spec(),
        genred.kernels(DType.FLOAT16, List.of()).kernels().getFirst().spec());
  }
}
