package io.github.quern.tornado.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Batch axes of tasks in users' graphs, beside those of calls of the tier. */
class TornadoBatchTest {
  private static final CallOptions TORNADO = CallOptions.DEFAULT.withBackend("tornado");
  private static final String GAUSSIAN = "Exp(-G * SqDist(X,Y)) * B";

  /** The shapes of G, X, Y and B for M = 150 and N = 70, which are more rows than a group takes. */
  private static final Shape[] ALL_VARY = {
    Shape.of(2, 1), Shape.of(2, 150, 3), Shape.of(2, 70, 3), Shape.of(2, 70, 2)
  };

  /** Two axes, along each of which some arguments are the same for all elements. */
  private static final Shape[] BROADCAST = {
    Shape.of(1, 1, 1), Shape.of(2, 1, 150, 3), Shape.of(1, 3, 70, 3), Shape.of(2, 3, 70, 2)
  };

  /** Whichever test comes first. */
  @BeforeAll
  static void start() {
    TornadoReduction.start();
  }

  private static GenredBuilder builder(String formula) {
    return Genred.of(formula).aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)").axis(1);
  }

  private static TornadoNativeArray random(DType dtype, int seed, Shape shape) {
    int count = Math.toIntExact(shape.count());
    return dtype == DType.FLOAT32 ? Numbers.floats(seed, count) : Numbers.doubles(seed, count);
  }

  private static List<TornadoNativeArray> random(DType dtype, Shape... shapes) {
    List<TornadoNativeArray> arrays = new ArrayList<>();
    for (Shape shape : shapes) {
      arrays.add(random(dtype, arrays.size(), shape));
    }
    return arrays;
  }

  private static Tensor tensor(TornadoNativeArray array, Shape shape) {
    return Numbers.tensor(array, shape.sizes().stream().mapToLong(Long::longValue).toArray());
  }

  private static Tensor[] tensors(List<TornadoNativeArray> arrays, Shape... shapes) {
    Tensor[] tensors = new Tensor[shapes.length];
    for (int position = 0; position < shapes.length; position++) {
      tensors[position] = tensor(arrays.get(position), shapes[position]);
    }
    return tensors;
  }

  /** Compares the tasks of a reduction with its call, bit for bit. */
  private static void check(Genred genred, DType dtype, Shape... shapes) throws Exception {
    List<TornadoNativeArray> inputs = random(dtype, shapes);
    List<Tensor> expected = genred.callAll(TORNADO, tensors(inputs, shapes));
    List<TornadoNativeArray> outputs = expected.stream().map(Lone::resultLike).toList();
    Lone.run(TornadoReduction.of(genred, shapes), inputs, outputs);
    for (int result = 0; result < outputs.size(); result++) {
      assertEquals(
          -1,
          expected.get(result).segment().mismatch(outputs.get(result).getSegment()),
          "result " + result + " of " + genred);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64"})
  void elementsAreThoseOfACall(DType dtype) throws Exception {
    for (int axis = 0; axis < 2; axis++) {
      Genred genred = builder(GAUSSIAN).axis(axis).build();
      check(genred, dtype, ALL_VARY);
      check(genred, dtype, BROADCAST);
    }
  }

  static Stream<Genred> reductions() {
    return Stream.of(
            builder("-G * SqDist(X,Y) + Sum(B)").reductionOp("LogSumExp"),
            builder("-G * SqDist(X,Y)").reductionOp("SumSoftMaxWeight").formula2("B"),
            builder("G * SqDist(X,Y) * B").reductionOp("Max_ArgMax"),
            builder("G * SqDist(X,Y)").reductionOp("KMin_ArgKMin").optArg(3),
            // Numbers of rows and columns start anew in each element.
            builder("(IndexJ() <= IndexI()) * B"))
        .map(GenredBuilder::build);
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void soAreThoseOfOtherReductions(Genred genred) throws Exception {
    check(genred, DType.FLOAT64, BROADCAST);
  }

  @Test
  void fewRowsOfEachElementTakeTwoStages() throws Exception {
    Shape[] shapes = {
      Shape.of(1, 1), Shape.of(2, 3, 3), Shape.of(1, 20_000, 3), Shape.of(2, 20_000, 2)
    };
    check(builder(GAUSSIAN).build(), DType.FLOAT64, shapes);
    assertEquals(List.of("sum", "sum_join"), tasks(builder(GAUSSIAN).build(), shapes));
  }

  /** The names of the tasks that double-precision arrays take. */
  private static List<String> tasks(Genred genred, Shape... shapes) {
    List<TornadoNativeArray> inputs = random(DType.FLOAT64, shapes);
    Tensor[] tensors = tensors(inputs, shapes);
    return TornadoReduction.of(genred, shapes)
        .addTo(
            new TaskGraph("named"),
            new GridScheduler(),
            "sum",
            inputs,
            genred.shapes(tensors).stream()
                .map(shape -> new DoubleArray(Math.toIntExact(shape.count())))
                .toList());
  }

  private static Shape[] and(Shape[] shapes, Shape incoming) {
    return Stream.concat(Stream.of(shapes), Stream.of(incoming)).toArray(Shape[]::new);
  }

  @Test
  void gradientsInWhatVariesAlongAllAxesAreThoseOfACall() throws Exception {
    Genred gradient = builder(GAUSSIAN).build().valueAndGradient("X", "Y", "B");
    check(gradient, DType.FLOAT64, and(ALL_VARY, Shape.of(2, 150, 2)));
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64"})
  void gradientsInWhatIsTheSameForSomeElementsAreSummedOnTheDevice(DType dtype) throws Exception {
    Shape[] shapes = and(BROADCAST, Shape.of(2, 3, 150, 2));
    Genred gradient = builder(GAUSSIAN).build().gradient("X", "Y", "B");
    List<TornadoNativeArray> inputs = random(dtype, shapes);
    Tensor[] tensors = tensors(inputs, shapes);
    List<TornadoNativeArray> outputs =
        gradient.shapes(tensors).stream().map(shape -> random(dtype, 9, shape)).toList();
    Lone.run(TornadoReduction.of(gradient, shapes), inputs, outputs);
    Tensor[] repeated = Stream.of(tensors).map(TornadoBatchTest::repeated).toArray(Tensor[]::new);
    List<Tensor> ofEachElement = gradient.callAll(TORNADO, repeated);
    for (int result = 0; result < outputs.size(); result++) {
      Shape shape = shapes[result + 1];
      assertArrayEquals(
          summed(ofEachElement.get(result), shape, dtype),
          tensor(outputs.get(result), shape).toDoubleArray(),
          "result " + result);
    }
  }

  /** The same data for each element of the broadcast shapes. */
  private static Tensor repeated(Tensor tensor) {
    List<Long> sizes = new ArrayList<>(tensor.shape().sizes());
    sizes.set(0, 2L);
    sizes.set(1, 3L);
    Shape shape = new Shape(sizes);
    double[] numbers = new double[Math.toIntExact(shape.count())];
    for (int position = 0; position < numbers.length; position++) {
      numbers[position] = tensor.at(place(shape.index(position), tensor.shape()));
    }
    return Tensor.of(numbers, sizes.stream().mapToLong(Long::longValue).toArray())
        .cast(tensor.dtype());
  }

  /** Where an entry is in an array that has size 1 along some axes. */
  private static int place(List<Long> index, Shape shape) {
    long place = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      place = place * shape.size(axis) + (shape.size(axis) == 1 ? 0 : index.get(axis));
    }
    return Math.toIntExact(place);
  }

  /** Sums along the axes where a shape has size 1, one term after the other, rounded each time. */
  private static double[] summed(Tensor tensor, Shape shape, DType dtype) {
    double[] sums = new double[Math.toIntExact(shape.count())];
    for (int position = 0; position < tensor.count(); position++) {
      int place = place(tensor.shape().index(position), shape);
      double sum = sums[place] + tensor.at(position);
      sums[place] = dtype == DType.FLOAT32 ? (float) sum : sum;
    }
    return sums;
  }

  @Test
  void theGradientOfAParameterOfAllElementsIsSummedOnTheDevice() throws Exception {
    Shape[] shapes = and(BROADCAST, Shape.of(2, 3, 150, 2));
    List<TornadoNativeArray> inputs = random(DType.FLOAT64, shapes);
    Tensor[] tensors = tensors(inputs, shapes);
    Genred gradient = builder(GAUSSIAN).build().gradient("G");
    DoubleArray output = new DoubleArray(1);
    Lone.run(TornadoReduction.of(gradient, shapes), inputs, List.of(output));
    // Both add up the same rows, 150 of each of 6 elements, and round each sum.
    Genred absolute =
        Genred.of("SqDist(X,Y) * Exp(-G * SqDist(X,Y)) * Abs((B|E))")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(2)", "E = Vi(2)")
            .axis(1)
            .build();
    double largest = DoubleStream.of(absolute.call(tensors).toDoubleArray()).sum();
    assertEquals(
        gradient.call(TORNADO, tensors).at(0), output.get(0), 2 * (150 + 6) * 0x1p-53 * largest);
  }

  @Test
  void resultsThatAreTheSameArrayAreAllWritten() throws Exception {
    // Both gradients are Σ_i e_i K(x_i, y_j), one stage of the kernels.
    Genred gradient =
        Genred.of("Exp(-SqDist(X,Y)) * (A + B)")
            .aliases("X = Vi(3)", "Y = Vj(3)", "A = Vj(1)", "B = Vj(1)")
            .axis(1)
            .build()
            .gradient("A", "B");
    Shape[] shapes = {
      Shape.of(40, 3), Shape.of(30, 3), Shape.of(30, 1), Shape.of(30, 1), Shape.of(40, 1)
    };
    assertEquals(List.of("sum", "sum_sum1"), tasks(gradient, shapes));
    check(gradient, DType.FLOAT64, shapes);
  }

  @Test
  void elementsStayOnTheDeviceBetweenReductions() throws Exception {
    Genred sum = Genred.of("Exp(-SqDist(X,Y))").aliases("X = Vi(3)", "Y = Vj(3)").axis(1).build();
    Genred nearest =
        Genred.of("Abs(S - T)")
            .aliases("S = Vi(1)", "T = Vj(1)")
            .reductionOp("Min")
            .axis(1)
            .build();
    FloatArray x = Numbers.floats(1, 2 * 200 * 3);
    FloatArray y = Numbers.floats(2, 100 * 3);
    FloatArray t = Numbers.floats(3, 50);
    FloatArray sums = new FloatArray(2 * 200);
    FloatArray result = new FloatArray(2 * 200);
    TaskGraph graph = new TaskGraph("two");
    GridScheduler grids = new GridScheduler();
    graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, x, y, t);
    TornadoReduction.of(sum, Shape.of(2, 200, 3), Shape.of(1, 100, 3))
        .addTo(graph, grids, "sum", List.of(x, y), List.of(sums));
    TornadoReduction.of(nearest, Shape.of(2, 200, 1), Shape.of(1, 50, 1))
        .addTo(graph, grids, "nearest", List.of(sums, t), List.of(result));
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, result);
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.withGridScheduler(grids).execute();
    }
    assertArrayEquals(new float[400], sums.toHeapArray(), "what no transfer names stays there");
    Tensor expected =
        nearest.call(
            TORNADO,
            sum.call(TORNADO, Numbers.tensor(x, 2, 200, 3), Numbers.tensor(y, 1, 100, 3)),
            Numbers.tensor(t, 1, 50, 1));
    assertArrayEquals(expected.toFloatArray(), result.toHeapArray());
  }

  @Test
  void noElementsHaveSumsOfNothing() throws Exception {
    Shape[] shapes =
        and(
            new Shape[] {Shape.of(1, 1), Shape.of(0, 5, 3), Shape.of(1, 7, 3), Shape.of(1, 7, 2)},
            Shape.of(0, 5, 2));
    Genred gradient = builder(GAUSSIAN).build().gradient("X", "Y");
    assertEquals(List.of("sum_sum1"), tasks(gradient, shapes));
    List<TornadoNativeArray> inputs = random(DType.FLOAT64, shapes);
    DoubleArray inY = Numbers.doubles(9, 21);
    // TornadoVM has no arrays of length 0.
    inputs.set(1, new DoubleArray(1));
    inputs.set(4, new DoubleArray(1));
    Lone.run(TornadoReduction.of(gradient, shapes), inputs, List.of(new DoubleArray(1), inY));
    assertArrayEquals(new double[21], inY.toHeapArray());
  }

  private static String refusal(Runnable action) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Test
  void shapesThatDoNotFitNameTheVariable() {
    Genred genred = builder(GAUSSIAN).build();
    assertEquals(
        "Argument 2, Y = Vj(3), needs an array of shape (B0, N, 3), but got (70, 3). All arguments"
            + " need as many batch axes as G = Pm(1), which has 1; their size is 1 where an"
            + " argument does not vary.",
        refusal(() ->
            TornadoReduction.of(genred, ALL_VARY[0], ALL_VARY[1], Shape.of(70, 3), ALL_VARY[3])));
    assertEquals(
        "Argument 3, B = Vj(2), has 3 batch elements along axis 0, but Y = Vj(3) has 2; sizes of"
            + " batch axes must be equal, or 1.",
        refusal(() ->
            TornadoReduction.of(
                genred, ALL_VARY[0], ALL_VARY[1], ALL_VARY[2], Shape.of(3, 70, 2))));
  }

  @Test
  void arraysThatAreTooShortNameTheVariable() {
    List<TornadoNativeArray> inputs = random(DType.FLOAT64, ALL_VARY);
    TornadoReduction reduction = TornadoReduction.of(builder(GAUSSIAN).build(), ALL_VARY);
    inputs.set(2, new DoubleArray(2 * 70 * 3 - 1));
    assertEquals(
        "Y needs 2 batch elements of 70 rows of 3, but its array has 419 entries.",
        refusal(() ->
            reduction.addTo(
                new TaskGraph("short"),
                new GridScheduler(),
                "sum",
                inputs,
                List.of(new DoubleArray(600)))));
    inputs.set(2, new DoubleArray(2 * 70 * 3));
    assertEquals(
        "sum needs 2 batch elements of 150 rows of 2, but its array has 300 entries.",
        refusal(() ->
            reduction.addTo(
                new TaskGraph("short"),
                new GridScheduler(),
                "sum",
                inputs,
                List.of(new DoubleArray(300)))));
  }

  @Test
  void rangesAndBatchAxesExcludeEachOther() {
    Ranges ranges = Ranges.overJ(new long[][] {{0, 150}}, new long[] {1}, new long[][] {{5, 60}});
    TornadoReduction reduction =
        TornadoReduction.of(builder(GAUSSIAN).build(), ALL_VARY).withRanges(ranges);
    assertEquals(
        "Ranges cannot be combined with batch axes; the arguments have 1 of them.",
        refusal(() ->
            reduction.addTo(
                new TaskGraph("ranges"),
                new GridScheduler(),
                "sum",
                random(DType.FLOAT64, ALL_VARY),
                List.of(new DoubleArray(600)))));
  }
}
