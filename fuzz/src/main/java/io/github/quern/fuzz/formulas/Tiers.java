package io.github.quern.fuzz.formulas;

import io.github.quern.api.Engine;
import io.github.quern.cpu.vector.Engines;
import io.github.quern.cpu.vector.VectorBackend;
import java.util.ArrayList;
import java.util.List;

/**
 * The engines of one thread. They are made anew after some hundred calls, so that kernels and their
 * classes do not pile up.
 */
final class Tiers implements AutoCloseable {
  private static final int WIDEST = 512;

  /** Has every tier; {@code simd} computes with plain numbers. */
  private final Engine plain;

  /** Their tier {@code simd} computes with vectors of various widths. */
  private final List<Engine> vectors = new ArrayList<>();

  private Tiers(Engine plain) {
    this.plain = plain;
  }

  /**
   * New engines.
   *
   * @param widest the machine's widest vectors in bits; narrower ones are used too
   */
  static Tiers open(int widest) {
    Tiers tiers = new Tiers(Engines.simd(0, VectorBackend.Mode.PLAIN, 1));
    for (int bits = 64; bits <= Math.min(widest, WIDEST); bits *= 2) {
      tiers.vectors.add(Engines.simd(bits, VectorBackend.Mode.VECTOR, 1));
    }
    return tiers;
  }

  Engine plain() {
    return plain;
  }

  /** The engine whose vectors compute the call of a seed; plain if there are no vectors. */
  Engine vectors(long seed) {
    return vectors.isEmpty()
        ? plain
        : vectors.get((int) Math.floorMod(seed / 64, (long) vectors.size()));
  }

  /** Whether a tier is there. */
  boolean has(String name) {
    return plain.tiers().stream()
        .anyMatch(tier -> tier.name().equals(name) && tier.unavailable().isEmpty());
  }

  @Override
  public void close() {
    plain.close();
    vectors.forEach(Engine::close);
  }
}
