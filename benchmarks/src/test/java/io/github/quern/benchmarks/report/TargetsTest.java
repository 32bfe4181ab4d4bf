package io.github.quern.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.benchmarks.results.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final String MET = "met";
  private static final String NOT_MET = "**not met**";

  private static Target only(List<Target> targets, String words) {
    List<Target> found =
        targets.stream().filter(target -> target.demand().contains(words)).toList();
    assertEquals(1, found.size(), words);
    return found.getFirst();
  }

  private static void expect(String words, String measured, String verdict) {
    Target target = only(Targets.of(FixedResults.results()), words);
    assertEquals(measured, target.measured(), words);
    assertEquals(verdict, target.verdict(), words);
  }

  @Test
  void eachNumberIsJudged() {
    expect("1.2 times the speed of C", "1.05", NOT_MET);
    expect("15 times the speed of Java loop", "16.0", MET);
    expect("First call of a JVM, M = 1,000, N = 2,000", "142 ms", MET);
    expect("with an archive of classes, M = 1,000, N = 2,000", "93.0 ms", MET);
    expect("plus 500 ms, which is 1700 ms", "2000 ms", NOT_MET);
    expect("M = N = 20,000; memory allows at most 1.00 times", "0.500", NOT_MET);
    expect("M = 100, N", "0.800", MET);
    expect("Two threads", "1.85", MET);
    expect("256 MiB", "128 MiB with classes and code", MET);
  }

  @Test
  void aWorkloadIsComparedWithCAtItsLargestSizeByTheTierThatItRunsOn() {
    expect("Gaussian sum, D = 3, M = N = 20,000, by simd", "1.05", MET);
    expect("LogSumExp, D = 3, M = N = 10,000, by scalar", "0.0625", NOT_MET);
  }

  @Test
  void whatWasNotMeasuredIsNotJudged() {
    Results all = FixedResults.results();
    Results none =
        new Results(
            all.machine(),
            all.command(),
            null,
            List.of(),
            List.of(),
            List.of(),
            all.workloads(),
            all.comparedSize(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of());
    List<Target> targets = Targets.of(none);
    assertEquals(Targets.of(all).size(), targets.size());
    assertTrue(
        targets.stream()
            .allMatch(target ->
                target.verdict().equals("not measured") && target.measured().equals(Figures.NONE)),
        targets::toString);
  }
}
