package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which distribution is chosen, how tiles are cut, what is printed; and refusals of arguments. */
class SparkPlanTest {
  private static final Genred GAUSSIAN =
      Genred.of("Exp(-G * SqDist(X,Y))")
          .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)")
          .axis(1)
          .build();

  private static final Tensor GAMMA = Tensor.of(new double[] {0.5}, 1);

  @RegisterExtension static final LocalSession SPARK = new LocalSession();

  /** Rows that are counted only: numbers made by Spark. */
  private static DistributedRows rows(long count, String variable) {
    Dataset<Row> points =
        SPARK.get().range(0, count, 1, 2).selectExpr("array(0.0D, 0.0D, cast(id as double)) as x");
    return DistributedRows.of(points).bind(variable, "x");
  }

  private static SparkArguments arguments(long m, long n) {
    return SparkArguments.of().i(rows(m, "X")).j(rows(n, "Y")).with("G", GAMMA);
  }

  private static SparkPlan plan(SparkOptions options, long m, long n) {
    return SparkGenred.of(GAUSSIAN, SPARK.get()).with(options).explain(arguments(m, n));
  }

  @Test
  void sizesDecide() {
    SparkOptions small = SparkOptions.DEFAULT.withBroadcastBytes(1_000_000);
    // 24 bytes a row; a row's state has 8 more.
    assertEquals(Distribution.ROWS, plan(small, 50_000, 40_000).distribution());
    assertEquals(Distribution.COLUMNS, plan(small, 30_000, 50_000).distribution());
    assertEquals(Distribution.TILES, plan(small, 40_000, 50_000).distribution());
    assertEquals(Distribution.COLUMNS, plan(small, 100, 40_000).distribution());
    assertEquals(Distribution.ROWS, plan(small, 100, 50).distribution());
  }

  @Test
  void tilesAreComputedMuchLongerThanMoved() {
    SparkOptions options = SparkOptions.DEFAULT.withDistribution(Distribution.TILES);
    SparkPlan.Estimate estimate = plan(options, 300_000, 300_000).estimate();
    assertTrue(
        estimate.computeSeconds() >= options.cost().computeOverRest() * estimate.moveSeconds());
    assertTrue(
        estimate.computeSeconds()
            >= options.cost().computeOverRest() * options.cost().taskSeconds());
    // A fast device needs larger tiles.
    CostModel fast = new CostModel(0.001, 0.005, 1e8, 0.025, 0.06, 20);
    SparkPlan other = plan(options.withCost(fast), 300_000, 300_000);
    assertEquals(1, other.estimate().tasks());
  }

  @Test
  void planIsPrintedWithItsReason() {
    SparkOptions options = SparkOptions.DEFAULT.withBroadcastBytes(1_000_000).withBlockRows(10_000);
    assertEquals(
        """
        Reduction: Sum over j of Exp((Minus(G)*SqNorm2((X-Y))))
        Rows: 40,000 of i, in 4 blocks of up to 10,000, 240 kB each
        Columns: 50,000 of j, in 5 blocks of up to 10,000, 240 kB each
        Distributed: both, tile against tile; states are merged as a tree for each block
        Reason: neither rows, with their states, nor columns are below the limit of 1.000 MB for\
         broadcasts
        Tasks: 20 of up to 1.00e+08 pairs, by the cost model\
        """,
        plan(options, 40_000, 50_000).toString().replaceAll("(?s) 0\\.\\d+ s of computing.*", ""));
  }

  private static String refusal(SparkArguments wrong) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () -> SparkGenred.of(GAUSSIAN, SPARK.get()).call(wrong))
            .getMessage());
  }

  @Test
  void wrongArgumentsAreNamed() {
    SparkArguments right = arguments(5, 6);
    assertEquals(
        "There are no data for G = Pm(1): give it by with(…).",
        refusal(new SparkArguments(right.rowsI(), right.rowsJ(), Map.of())));
    assertEquals(
        "There are no data for Y = Vj(3): bind it to a column, or give it by with(…).",
        refusal(SparkArguments.of().i(rows(5, "X")).with("G", GAMMA)));
    assertEquals(
        "The rows of Y = Vj(3) are given by i(…), but it is a Vj.",
        refusal(SparkArguments.of().i(rows(5, "X").bind("Y", "x")).with("G", GAMMA)));
    assertEquals(
        "The formula has no variable 'Z'; there are G = Pm(1), X = Vi(3), Y = Vj(3).",
        refusal(right.i(rows(5, "Z"))));
    assertEquals(
        "The data of X are given twice.", refusal(right.with("X", Tensor.of(new double[3], 1, 3))));
    assertEquals(
        "All arguments need one type: G is float32, but X is float64; cast the column, or the tensor.",
        refusal(right.with("G", Tensor.of(new float[1], 1))));
    assertEquals(
        "G = Pm(1) must have shape (1,), but has (2,).",
        refusal(right.with("G", Tensor.of(new double[2], 2))));
  }

  @Test
  void wrongColumnsAreNamed() {
    Dataset<Row> points = SPARK.get().range(3).selectExpr("id", "'a' as text", "1.5D as number");
    assertEquals(
        "The dataset has no column 'x'; there are [id, text, number].",
        assertThrows(
                IllegalArgumentException.class, () -> DistributedRows.of(points).bind("X", "x"))
            .getMessage());
    SparkArguments right = arguments(5, 6);
    assertEquals(
        "The column 'text' for X = Vi(3) is of type string; it must hold float, double, int or bigint,"
            + " or an array of these.",
        refusal(right.i(DistributedRows.of(points).bind("X", "text"))));
    assertEquals(
        "The column 'number' holds single numbers, but X = Vi(3) needs an array of 3 in each row.",
        refusal(right.i(DistributedRows.of(points).bind("X", "number"))));
  }

  @Test
  void nullsNameTheirRow() {
    SparkArguments right = arguments(5, 6);
    Dataset<Row> holes =
        SPARK.get().range(0, 9, 1, 3).selectExpr("if(id = 4, null, array(1D, 2D, 3D)) as x");
    assertEquals(
        "Row 4 of the column 'x' is null; X = Vi(3) needs 3 numbers in each row.",
        refusal(right.i(DistributedRows.of(holes).bind("X", "x"))));
    Dataset<Row> inner =
        SPARK.get().range(0, 9, 1, 3).selectExpr("array(1D, if(id = 7, null, 2D), 3D) as x");
    assertEquals(
        "Row 7 of the column 'x' has null for number 1; X = Vi(3) needs 3 numbers in each row.",
        refusal(right.i(DistributedRows.of(inner).bind("X", "x"))));
  }

  @Test
  void folderWithoutSdkIsRefused() {
    assertEquals(
        "The folder /nowhere is no SDK of TornadoVM: it has no file tornado-argfile, or no folder"
            + " share/java/tornado.",
        assertThrows(
                IllegalArgumentException.class, () -> QuernJars.tornadoOptions(Path.of("/nowhere")))
            .getMessage());
  }

  @Test
  void forcedDistributionNeedsDistributedRows() {
    SparkArguments local = arguments(5, 6).i(rows(5, "X"));
    SparkArguments oneSide =
        new SparkArguments(
            local.rowsI(),
            Optional.empty(),
            Map.of("G", Tensor.of(new double[1], 1), "Y", Tensor.of(new double[6], 2, 3)));
    assertEquals(
        "The distribution TILES needs distributed rows of j, but there are none.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SparkGenred.of(GAUSSIAN, SPARK.get())
                        .with(SparkOptions.DEFAULT.withDistribution(Distribution.TILES))
                        .call(oneSide))
            .getMessage());
    assertEquals(List.of("sum"), SparkGenred.of(GAUSSIAN, SPARK.get()).call(oneSide).names());
  }
}
