package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.contract.BackendContract;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.PackedTensors;
import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of results are those of the input, in their order and with their IDs. */
class SparkRowsTest {
  @RegisterExtension static final LocalSession SPARK = new LocalSession();

  @Test
  void blocksOfAnRddAreRowsInTheirOrder() {
    Genred genred = Frames.gaussian();
    Tensor[] arguments = Tensors.random(genred.arguments(), 90, 130, DType.FLOAT32, 7);
    List<byte[]> blocks = new ArrayList<>();
    for (int[] piece : new int[][] {{0, 1}, {1, 70}, {71, 19}}) {
      blocks.add(
          new PackedTensors("x", List.of(Slices.rows(arguments[1], 0, piece[0], piece[1])))
              .toBytes());
    }
    SparkArguments distributed =
        Frames.distributed(SPARK.get(), genred, arguments)
            .i(
                DistributedRows.ofBlocks(
                    JavaSparkContext.fromSparkContext(SPARK.get().sparkContext())
                        .parallelize(blocks, 2),
                    "X"));
    SparkGenred spark =
        SparkGenred.of(genred, SPARK.get())
            .with(LocalSession.SMALL_BLOCKS.withDistribution(Distribution.ROWS));
    try (SparkResult result = spark.call(distributed)) {
      BackendContract.assertSameBits(genred.call(arguments), result.tensor(0));
      assertEquals(List.of(40L, 40L, 10L), blockRows(result));
    }
  }

  private static List<Long> blockRows(SparkResult result) {
    return result.blocks(0).collect().stream()
        .map(block -> PackedTensors.of(block).tensors().getFirst().shape().size(0))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void rowsKeepTheirIdentity(Distribution distribution) {
    Genred nearest =
        Genred.of("SqDist(X,Y)")
            .aliases("X = Vi(2)", "Y = Vj(2)")
            .reductionOp("Min_ArgMin")
            .axis(1)
            .build();
    Tensor[] arguments = Tensors.random(nearest.arguments(), 90, 130, DType.FLOAT64, 9);
    List<Tensor> expected = nearest.callAll(CallOptions.DEFAULT, arguments);
    try (SparkResult result = SPARK.call(nearest, distribution, arguments)) {
      List<Row> rows = result.dataset().collectAsList();
      assertEquals(90, rows.size());
      for (int row = 0; row < rows.size(); row++) {
        assertEquals("r" + row, rows.get(row).getAs("id"));
        assertEquals(List.of(expected.get(0).at(row)), rows.get(row).getList(1));
        assertEquals(List.of(expected.get(1).longAt(row)), rows.get(row).getList(2));
      }
      assertEquals(
          "id STRING,value ARRAY<DOUBLE> NOT NULL,position ARRAY<BIGINT> NOT NULL",
          result.dataset().schema().toDDL());
    }
  }

  @Test
  void positionsLeadToIds() {
    Tensor y = Tensors.of(DType.FLOAT64, new double[] {3, 1, 2}, 3, 1);
    DistributedRows rows =
        DistributedRows.of(Frames.frame(SPARK.get(), List.of("Y"), List.of(y))).bind("Y", "Y");
    assertEquals(
        List.of("[0,r0]", "[1,r1]", "[2,r2]"),
        rows.id("id").numbers().collectAsList().stream().map(Row::toString).toList());
  }

  @Test
  void rowsWithoutIdHaveTheirNumbers() {
    Genred genred = Frames.gaussian();
    Tensor[] arguments = Tensors.random(genred.arguments(), 90, 130, DType.FLOAT32, 10);
    Dataset<Row> points = Frames.frame(SPARK.get(), List.of("X"), List.of(arguments[1]));
    SparkArguments distributed =
        Frames.distributed(SPARK.get(), genred, arguments)
            .i(DistributedRows.of(points).bind("X", "X"));
    SparkGenred spark = SparkGenred.of(genred, SPARK.get()).with(LocalSession.SMALL_BLOCKS);
    try (SparkResult result = spark.call(distributed)) {
      List<Row> rows = result.dataset().collectAsList();
      for (int row = 0; row < 90; row++) {
        assertEquals((long) row, rows.get(row).<Long>getAs("row"));
      }
    }
  }
}
