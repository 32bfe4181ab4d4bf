package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.backend.Device;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quern devices}: what can compute on this machine. */
@Command(
    name = "devices",
    description =
        "Lists the tiers, best first, and the devices of each, or why it cannot be used here.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  quern devices"})
final class DevicesCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  DevicesCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = Engine.create()) {
      for (Engine.TierStatus tier : engine.tiers()) {
        print(out, tier);
      }
    }
    return 0;
  }

  private static void print(PrintWriter out, Engine.TierStatus tier) {
    if (tier.unavailable().isPresent()) {
      out.println(tier.name() + ": not available: " + tier.unavailable().get());
      return;
    }
    out.println(tier.name() + ": available");
    for (Device device : tier.devices()) {
      out.println("  device " + device.id() + " (" + device.kind() + "): " + device.description());
    }
  }
}
