package io.github.quern.cli;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where it is computed. */
final class BackendOptions {
  /** No device, so that the tier chooses. */
  private static final int ONE_OF_ITS_OWN = -1;

  @Spec(Target.MIXEE)
  @Nullable CommandSpec spec;

  @Option(
      names = "--backend",
      paramLabel = "B",
      defaultValue = "auto",
      description =
          "auto, CPU, GPU, or the name of a tier, see 'quern devices' (default: ${DEFAULT-VALUE}).")
  String backend = "auto";

  @Option(
      names = "--device",
      paramLabel = "ID",
      defaultValue = "" + ONE_OF_ITS_OWN,
      description = "The device of the tier, from 0 (default: the tier's own choice).")
  int device = ONE_OF_ITS_OWN;

  @Option(
      names = "--all-devices",
      description =
          "Let all devices of the tier that are of the chosen one's kind share the rows; tiers of the"
              + " CPU have one.")
  boolean allDevices;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute on the CPU (default: one per processor).")
  int threads = Runtime.getRuntime().availableProcessors();

  BackendOptions() {}

  /**
   * A new engine, to be closed by the caller.
   *
   * @throws ParameterException if options are out of range or exclude each other
   */
  Engine engine() {
    require(threads >= 1, "Invalid value for option '--threads': at least 1 is needed.");
    require(
        device == ONE_OF_ITS_OWN || !allDevices,
        "--all-devices takes every device of the tier, --device only one of them; give one of the"
            + " two options.");
    return Engine.create(threads);
  }

  private void require(boolean condition, String message) {
    if (!condition && spec != null) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** The options of a call. */
  CallOptions call() {
    CallOptions tier = CallOptions.DEFAULT.withBackend(backend);
    return allDevices ? tier.withAllDevices() : tier.withDeviceId(device);
  }
}
