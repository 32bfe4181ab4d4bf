package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Cell;
import io.github.quern.benchmarks.results.DeviceLimit;
import io.github.quern.benchmarks.results.DeviceTime;
import io.github.quern.benchmarks.results.Results;
import io.github.quern.benchmarks.results.WorkloadInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of the page about kernels on a device with a clock of its own. */
final class DeviceSection {
  private static final double PERCENT = 100;

  private DeviceSection() {}

  /** What the numbers are, for people. */
  static String explanation(@Nullable DeviceLimit limit) {
    return "The time that the device computed, by its own clock, which TornadoVM's profiler reads, and that of"
        + " the whole call around it, which copies data to the device and back: medians of the same"
        + " calls. The instructions of a pair are counted from the formula: a product and the sum"
        + " that takes it are one, an exponential, quotient or root is one special function, and what"
        + " few pairs need, such as the insertion into the K smallest, does not count. Of a kernel in"
        + " double precision no share is given. "
        + assumption(limit);
  }

  private static String assumption(@Nullable DeviceLimit limit) {
    if (limit == null) {
      return "The device does not tell its clock, so that its limits are not known.";
    }
    return "The limits: "
        + limit.device()
        + " says that it has "
        + limit.computeUnits()
        + " units at "
        + Figures.count(limit.clockMhz())
        + " MHz; that each executes "
        + limit.lanes()
        + " single-precision instructions at once "
        + (limit.specialLanes() == 0
            ? "is assumed, and that it has no unit for special functions"
            : "and " + limit.specialLanes() + " special functions is assumed")
        + ". That is "
        + Figures.of(limit.arithmeticPerS())
        + (limit.specialLanes() == 0 ? "" : " and " + Figures.of(limit.specialPerS()))
        + " billion per second.";
  }

  /** The table. */
  static Table table(Results results) {
    Table table =
        new Table(
            1,
            List.of(
                "workload",
                "M = N",
                "kernel, ms",
                "whole call, ms",
                "billion pairs per second",
                "arithmetic per pair",
                "of the limit",
                "special functions per pair",
                "of the limit"));
    var titles =
        results.workloads().stream()
            .collect(Collectors.toMap(WorkloadInfo::name, WorkloadInfo::title));
    for (DeviceTime time : results.device()) {
      Cell kernel = time.kernel();
      boolean measured = kernel.medianMs() != null;
      table.row(
          List.of(
              Optional.ofNullable(titles.get(kernel.workload())).orElse(kernel.workload()),
              Figures.count(kernel.m()),
              Figures.of(kernel.medianMs()),
              Figures.of(time.callMs()),
              Figures.of(kernel.gpairsPerS()),
              measured ? Figures.count(time.arithmetic()) : Figures.NONE,
              percent(time.arithmeticShare()),
              measured ? Figures.count(time.special()) : Figures.NONE,
              percent(time.specialShare())));
    }
    return table;
  }

  private static String percent(@Nullable Double share) {
    return share == null ? Figures.NONE : Figures.of(share * PERCENT) + " %";
  }
}
