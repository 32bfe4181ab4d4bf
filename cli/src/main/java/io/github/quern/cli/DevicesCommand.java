package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.backend.Device;
import io.github.quern.terminal.Paint;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code quern devices}: what can compute on this machine. */
@Command(
    name = "devices",
    description =
        "Lists the tiers, best first, and the devices of each, or why it cannot be used here.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  quern devices", "  quern devices --json"})
final class DevicesCommand implements Callable<Integer> {
  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec = CommandSpec.create();

  DevicesCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = Engine.create()) {
      if (output.json) {
        ObjectNode all = JsonOption.object();
        engine.tiers().forEach(tier -> all.withArray("tiers").add(json(tier)));
        JsonOption.print(out, all);
      } else {
        engine.tiers().forEach(tier -> print(out, Main.terminal(spec).paintOut(), tier));
      }
    }
    return 0;
  }

  private static ObjectNode json(Engine.TierStatus tier) {
    ObjectNode json =
        JsonOption.object().put("name", tier.name()).put("available", tier.unavailable().isEmpty());
    tier.unavailable().ifPresent(reason -> json.put("reason", reason));
    ArrayNode devices = json.putArray("devices");
    for (Device device : tier.devices()) {
      ObjectNode one =
          devices
              .addObject()
              .put("id", device.id())
              .put("kind", device.kind().toString())
              .put("description", device.description());
      device
          .speed()
          .ifPresent(speed ->
              one.put("compute_units", speed.computeUnits()).put("clock_mhz", speed.clockMhz()));
    }
    return json;
  }

  private static void print(PrintWriter out, Paint paint, Engine.TierStatus tier) {
    if (tier.unavailable().isPresent()) {
      out.println(
          tier.name() + ": " + paint.doubtful("not available") + ": " + tier.unavailable().get());
      return;
    }
    out.println(tier.name() + ": " + paint.good("available"));
    for (Device device : tier.devices()) {
      out.println("  device " + device.id() + " (" + device.kind() + "): " + device.description());
    }
  }
}
