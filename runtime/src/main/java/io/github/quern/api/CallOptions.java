package io.github.quern.api;

import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import io.github.quern.plan.BackendChoice;
import io.github.quern.plan.Planner;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one call is run.
 *
 * @param backend {@code auto} for the best tier, {@code CPU} or {@code GPU} for the best one there,
 *     or the name of a tier, such as {@code scalar} or {@code tornado}, for exactly that one
 * @param deviceId the device of the tier, counted from 0, or -1 for the tier's own choice
 * @param allDevices whether all devices of the tier that are of the chosen one's kind share the
 *     rows
 * @param ranges which pairs count; all where there are none
 * @param out where the results go, one tensor for each result; empty for new ones
 * @param progress who hears how far the call is
 */
public record CallOptions(
    String backend,
    int deviceId,
    boolean allDevices,
    Optional<Ranges> ranges,
    List<Tensor> out,
    ProgressListener progress) {
  /** The best tier, on its first device. */
  public static final CallOptions DEFAULT =
      new CallOptions(
          "auto", Planner.ANY_DEVICE, false, Optional.empty(), List.of(), ProgressListener.NONE);

  /** Checks the parts. */
  public CallOptions {
    Objects.requireNonNull(backend);
    Objects.requireNonNull(ranges);
    Objects.requireNonNull(progress);
    out = List.copyOf(out);
    if (deviceId < Planner.ANY_DEVICE) {
      throw new IllegalArgumentException(
          "A device id is 0 or more, or -1 for any device; it is " + deviceId + ".");
    }
  }

  /** The same options with another backend. */
  public CallOptions withBackend(String newBackend) {
    return new CallOptions(newBackend, deviceId, allDevices, ranges, out, progress);
  }

  /** The same options with another device, and that one only. */
  public CallOptions withDeviceId(int newDeviceId) {
    return new CallOptions(backend, newDeviceId, false, ranges, out, progress);
  }

  /**
   * The same options on all devices of a tier together: each takes some of the output rows. Results
   * are those of a single one of these devices. Tiers of the CPU are one device with all cores.
   */
  public CallOptions withAllDevices() {
    return new CallOptions(backend, Planner.ANY_DEVICE, true, ranges, out, progress);
  }

  /** The same options, restricted to the pairs of some ranges: block-sparse reduction. */
  public CallOptions withRanges(Ranges newRanges) {
    return new CallOptions(backend, deviceId, allDevices, Optional.of(newRanges), out, progress);
  }

  /**
   * The same options, with the results written to tensors of the caller's. If the call does not end
   * well, their entries are all NaN, or -1 where they are integers.
   *
   * @param results one tensor for each result, of its type and shape; none may share memory with an
   *     argument
   */
  public CallOptions withOut(Tensor... results) {
    return new CallOptions(backend, deviceId, allDevices, ranges, List.of(results), progress);
  }

  /** The same options with a listener to the call's progress. */
  public CallOptions withProgress(ProgressListener listener) {
    return new CallOptions(backend, deviceId, allDevices, ranges, out, listener);
  }

  BackendChoice choice() {
    return BackendChoice.parse(backend);
  }
}
