package io.github.quern.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program and of the Java that runs it. */
final class Version implements IVersionProvider {
  Version() {}

  @Override
  public String[] getVersion() {
    return new String[] {"quern " + number(), jvm()};
  }

  private static String number() {
    Properties properties = new Properties();
    try (InputStream resource = Version.class.getResourceAsStream("quern.properties")) {
      if (resource != null) {
        properties.load(resource);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return properties.getProperty("version", "of unknown version");
  }

  /** The Java virtual machine, its version and the system. */
  static String jvm() {
    return System.getProperty("java.vm.name")
        + " "
        + Runtime.version()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch");
  }
}
