package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Quern replaces TornadoVM's reader of annotations; tasks of the user's own must not notice. */
class UserTasksTest {
  /** Doubles every entry, as users write it, with {@code @Parallel}. */
  public static void twice(FloatArray from, FloatArray to) {
    for (@Parallel int i = 0; i < from.getSize(); i++) {
      to.set(i, 2 * from.get(i));
    }
  }

  @Test
  void parallelLoopsOfUsersStillRunOnTheDevice() throws TornadoExecutionPlanException {
    assertEquals(Optional.empty(), new SdkDriver().unavailable());
    FloatArray from = new FloatArray(1000);
    FloatArray to = new FloatArray(1000);
    for (int i = 0; i < from.getSize(); i++) {
      from.set(i, i);
    }
    TaskGraph graph =
        new TaskGraph("users")
            .transferToDevice(DataTransferMode.EVERY_EXECUTION, from)
            .task("twice", UserTasksTest::twice, from, to)
            .transferToHost(DataTransferMode.EVERY_EXECUTION, to);
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
      plan.execute();
    }
    for (int i = 0; i < from.getSize(); i++) {
      assertEquals(2f * i, to.get(i));
    }
  }
}
