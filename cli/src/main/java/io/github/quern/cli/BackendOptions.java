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
      defaultValue = "-1",
      description = "The device of the tier, from 0 (default: the tier's own choice).")
  int device = -1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute on the CPU (default: one per processor).")
  int threads = Runtime.getRuntime().availableProcessors();

  BackendOptions() {}

  /** A new engine, to be closed by the caller. */
  Engine engine() {
    if (threads < 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--threads': at least 1 is needed.");
    }
    return Engine.create(threads);
  }

  CallOptions call() {
    return CallOptions.DEFAULT.withBackend(backend).withDeviceId(device);
  }
}
