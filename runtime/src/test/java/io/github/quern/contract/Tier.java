package io.github.quern.contract;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;

/**
 * The tier that a contract is for.
 *
 * @param engine the engine that has it
 * @param options what requires it
 */
public record Tier(Engine engine, CallOptions options) {
  /** A test of what a tier has to fulfil. */
  public interface Contract {
    /** The tier under test. */
    Tier tier();
  }

  /** A formula on this tier's engine, which is reduced over j. */
  GenredBuilder of(String formula, String... aliases) {
    return Genred.of(formula).aliases(aliases).axis(1).engine(engine);
  }
}
