package io.github.quern.cpu.parallel;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import java.util.concurrent.atomic.AtomicLong;

/** Runs generated {@link TileCode} over all tiles of a call, on several threads. */
public final class TiledKernel implements CompiledKernel {
  /**
   * For how long a new kernel works with one thread: HotSpot compiles it then, for which it needs a
   * core, and threads that run code with counters of one another's would only be in each other's
   * way.
   */
  private static final long COLD_NANOSECONDS = 40_000_000;

  private final KernelCode code;
  private final Workers workers;
  private final Device device;
  private final AtomicLong cold = new AtomicLong(COLD_NANOSECONDS);

  /**
   * A kernel that is ready to run.
   *
   * @param spec what was compiled
   * @param code the result
   * @param fewRows the same for few rows
   * @param workers the threads
   * @param device the device to name
   */
  public TiledKernel(
      KernelSpec spec, TileCode code, FewRows fewRows, Workers workers, Device device) {
    this.code = new KernelCode(spec, code, fewRows);
    this.workers = workers;
    this.device = device;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public void run(KernelCall call) {
    code.tiles().expect(Math.multiplyExact(call.coverage().pairs(), call.batches().count()));
    long alone = cold.get();
    long start = alone > 0 ? System.nanoTime() : 0;
    run(call, new Schedule(code.program(), call), alone);
    if (alone > 0) {
      cold.addAndGet(start - System.nanoTime());
    }
  }

  private void run(KernelCall call, Schedule schedule, long alone) {
    if (!schedule.splitsColumns()) {
      workers.run(
          schedule.groups(),
          () -> new Task(code, call, schedule)::wholeGroup,
          call.monitor(),
          alone);
      return;
    }
    Object[][] states = new Object[Math.toIntExact(schedule.pieces())][];
    workers.run(
        states.length,
        () -> {
          Task task = new Task(code, call, schedule);
          return number -> states[(int) number] = task.piece(number);
        },
        call.monitor(),
        alone);
    workers.run(
        schedule.groups(),
        () -> {
          Task task = new Task(code, call, schedule);
          return number -> task.mergePieces(number, states);
        },
        call.monitor());
  }

  @Override
  public void close() {}
}
