/** The {@code quern} command: formulas on files, samples, conformance and timings. */
@org.jspecify.annotations.NullMarked
module io.github.quern.cli {
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires io.github.quern.runtime;
  requires io.github.quern.samples;
  requires io.github.quern.terminal;
  requires static transitive org.jspecify;
  requires tools.jackson.databind;

  opens io.github.quern.cli to
      info.picocli;
}
