package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.solve.Eigenpairs;
import io.github.quern.solve.KernelSolution;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.Lanczos;
import io.github.quern.solve.SolveOptions;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The blocks of docs/spark.md, which {@code DocumentationTest} finds here. */
class SparkPageTest {
  @RegisterExtension static final LocalSession SPARK = new LocalSession();

  private static Tensor some(int count, int dimension) {
    SplittableRandom random = new SplittableRandom(count);
    return Tensor.of(random.doubles((long) count * dimension).toArray(), count, dimension);
  }

  @Test
  void blocksOfThePage() {
    SparkSession session = SPARK.get();
    Tensor x = some(30, 3);
    Tensor y = some(40, 3);
    Tensor size = some(40, 1);
    Dataset<Row> places =
        Frames.frame(SPARK.get(), List.of("position"), List.of(x)).withColumnRenamed("id", "name");
    Dataset<Row> events =
        Frames.frame(SPARK.get(), List.of("position", "size"), List.of(y, size))
            .selectExpr("position", "size[0] as size");
    Genred gaussian =
        Genred.of("Exp(-G * SqDist(X,Y)) * B")
            .aliases("G = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(1)")
            .axis(1)
            .build();
    SparkArguments arguments =
        SparkArguments.of()
            .i(DistributedRows.of(places).bind("X", "position").id("name"))
            .j(DistributedRows.of(events).bind("Y", "position").bind("B", "size"))
            .with("G", Tensor.of(new double[] {0.5}, 1));
    SparkResult result = SparkGenred.of(gaussian, session).call(arguments);
    Dataset<Row> sums = result.dataset(); // name, sum
    Tensor gamma = Tensor.of(new double[] {0.5}, 1);
    Tensor expected = gaussian.call(CallOptions.DEFAULT, gamma, x, y, size);
    assertEquals("name STRING,sum ARRAY<DOUBLE> NOT NULL", sums.schema().toDDL());
    assertEquals(
        List.of("r3", List.of(expected.at(3))),
        List.of(sums.collectAsList().get(3).get(0), sums.collectAsList().get(3).getList(1)));

    DistributedRows named = DistributedRows.of(places).id("name");
    Dataset<Row> numbers = named.numbers(); // row, name
    assertEquals("[29,r29]", numbers.collectAsList().get(29).toString());

    SparkOptions options =
        SparkOptions.DEFAULT
            .withDistribution(Distribution.TILES)
            .withBackend("simd"); // on every executor, or the call fails and says why
    SparkPlan plan = SparkGenred.of(gaussian, session).with(options).explain(arguments);
    assertTrue(plan.toString().contains("simd, on every executor"), plan.toString());
    solves(gaussian, arguments, DistributedRows.of(places));
  }

  private static void solves(Genred gaussian, SparkArguments arguments, DistributedRows rows) {
    SparkSession session = SPARK.get();
    Tensor b = Tensor.of(some(30, 1).toDoubleArray(), 30, 1).cast(DType.FLOAT64);
    SparkArguments system =
        arguments.i(rows.bind("X", "position")).j(rows.bind("Y", "position")).with("B", b);
    SparkOperator kernel = SparkOperator.of(SparkGenred.of(gaussian, session), "B", system);
    KernelSolution solution = KernelSolve.solve(SolveOptions.DEFAULT.withAlpha(0.1), kernel, b);
    Eigenpairs leading = Lanczos.leading(kernel, 2);
    kernel.close(); // releases the points
    // (alpha I + K) a = b, up to sqrt(n) eps.
    assertTrue(solution.residual() <= Math.sqrt(30) * 1e-6);
    assertTrue(leading.values().get(0) > leading.values().get(1));
  }
}
