package io.github.quern.benchmarks.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and when it was measured.
 *
 * @param processor the name of the processor
 * @param cores how many of them the JVM may use
 * @param memoryGib the size of the memory, in GiB
 * @param system name and version of the operating system
 * @param jvm name and version of the Java virtual machine
 * @param jvmFlags the flags of the JVMs in which Java is timed
 * @param devices the device of each tier
 * @param compiler command and version of the C compiler, if there is one
 * @param date the day, in UTC
 * @param commit the version of the sources
 */
public record Machine(
    String processor,
    int cores,
    long memoryGib,
    String system,
    String jvm,
    List<String> jvmFlags,
    List<String> devices,
    @Nullable String compiler,
    String date,
    String commit) {
  /** Copies the lists. */
  public Machine {
    jvmFlags = List.copyOf(jvmFlags);
    devices = List.copyOf(devices);
  }
}
