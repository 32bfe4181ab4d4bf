package io.github.quern.benchmarks.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one run of the benchmark measured.
 *
 * @param machine where and when
 * @param command the options of the run
 * @param note what a reader should know besides, if anything
 * @param tiers the names of the tiers that were measured
 * @param contenders the columns of the tables: the tiers, then those they are compared with
 * @param absent why other columns are missing, a sentence each
 * @param workloads the rows of the tables
 * @param comparedSize M = N of the task that other shapes and first calls are compared with
 * @param square M = N, all contenders
 * @param fewRows few output rows and many columns
 * @param memorySpeed how fast their columns can be read, if it was measured
 * @param cores the same task on one core and on more
 * @param firstCalls the first call of a JVM, small and of the compared size
 * @param archivedFirstCalls the same, where Java reads its classes from an archive
 * @param construction the construction of a kernel in a warm JVM
 * @param memory a call in a small heap
 * @param deviceLimit what the device of the tier {@code tornado} might do, if that is known
 * @param device M = N on that device, by its own clock
 */
public record Results(
    Machine machine,
    String command,
    @Nullable String note,
    List<String> tiers,
    List<String> contenders,
    List<String> absent,
    List<WorkloadInfo> workloads,
    int comparedSize,
    List<Cell> square,
    List<Cell> fewRows,
    @Nullable MemorySpeed memorySpeed,
    List<Cell> cores,
    List<Cell> firstCalls,
    List<Cell> archivedFirstCalls,
    List<Cell> construction,
    List<MemoryUse> memory,
    @Nullable DeviceLimit deviceLimit,
    List<DeviceTime> device) {
  /** Copies the lists. */
  public Results {
    tiers = List.copyOf(tiers);
    contenders = List.copyOf(contenders);
    absent = List.copyOf(absent);
    workloads = List.copyOf(workloads);
    square = List.copyOf(square);
    fewRows = List.copyOf(fewRows);
    cores = List.copyOf(cores);
    firstCalls = List.copyOf(firstCalls);
    archivedFirstCalls = List.copyOf(archivedFirstCalls);
    construction = List.copyOf(construction);
    memory = List.copyOf(memory);
    device = List.copyOf(device);
  }
}
