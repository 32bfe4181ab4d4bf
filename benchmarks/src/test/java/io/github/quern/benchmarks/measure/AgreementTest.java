package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.benchmarks.workload.Workload;
import io.github.quern.benchmarks.workload.Workloads;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Workload GAUSSIAN = Workloads.find("gaussian-d3");

  private static Agreement withScalar(double... values) {
    Agreement agreement = new Agreement(Task.onAllCores(GAUSSIAN, 2, 3));
    agreement.check("scalar", values);
    return agreement;
  }

  @Test
  void roundingIsNoDisagreement() {
    Agreement agreement = withScalar(0.5, 10);
    assertDoesNotThrow(() -> agreement.check("C", new double[] {0.5009, 10}));
  }

  @Test
  void aLargerDifferenceNamesBothAndTheTask() {
    Agreement agreement = withScalar(0.5, 8);
    Exception failure =
        assertThrows(
            BenchmarkException.class, () -> agreement.check("C", new double[] {0.5, 8.25}));
    assertEquals(
        "C and scalar disagree on gaussian-d3, M = 2, N = 3: the largest difference is 0.03125 of"
            + " the largest value, and at most 1.0E-4 is allowed.",
        failure.getMessage());
  }

  @Test
  void nanAndMissingValuesDisagree() {
    Agreement agreement = withScalar(1, 2);
    assertThrows(
        BenchmarkException.class, () -> agreement.check("C", new double[] {Double.NaN, 2}));
    assertThrows(BenchmarkException.class, () -> agreement.check("C", new double[] {1}));
    Agreement zero = withScalar(0, 0);
    assertThrows(BenchmarkException.class, () -> zero.check("C", new double[] {0, 1e-30}));
  }

  @Test
  void positionsOfEqualDistancesAgree() {
    Workload nearest = Workloads.find("argkmin-d3");
    Task task = Task.onAllCores(nearest, 1, 11);
    double[] positions = nearest.plainJava(nearest.data(1, 11)).toDoubleArray();
    Agreement agreement = new Agreement(task);
    agreement.check("scalar", positions);
    assertDoesNotThrow(() -> agreement.check("C", positions.clone()));
    double[] swapped = positions.clone();
    swapped[0] = positions[9];
    assertThrows(BenchmarkException.class, () -> agreement.check("C", swapped));
  }
}
