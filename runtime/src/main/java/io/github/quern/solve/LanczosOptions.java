package io.github.quern.solve;

/**
 * How eigenpairs are computed.
 *
 * @param seed decides the start vectors; equal seeds give equal bits
 * @param tolerance how large the residual |A v - θ v| may be, relative to the largest |θ|; above 0.
 *     Errors of eigenvalues are smaller still, errors of eigenvectors are this over the gap to the
 *     other eigenvalues
 * @param basisSize how many vectors are kept before the iteration restarts with the best half, at
 *     least 1; raised to twice the number of pairs and 10 where that is more
 * @param maxProducts after how many products the computation fails, at least 1; those that check
 *     residuals in the end come on top
 */
public record LanczosOptions(long seed, double tolerance, int basisSize, int maxProducts) {
  /** Seed 0, tolerance 1e-8, 100 vectors, at most 5000 products. */
  public static final LanczosOptions DEFAULT = new LanczosOptions(0, 1e-8, 100, 5000);

  /** Checks the parts. */
  public LanczosOptions {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("The tolerance must be above 0; it is " + tolerance + ".");
    }
    if (basisSize < 1 || maxProducts < 1) {
      throw new IllegalArgumentException(
          "At least 1 vector and 1 product are needed; the limits are "
              + basisSize
              + " and "
              + maxProducts
              + ".");
    }
  }

  /** The same options with other start vectors. */
  public LanczosOptions withSeed(long newSeed) {
    return new LanczosOptions(newSeed, tolerance, basisSize, maxProducts);
  }

  /** The same options with another tolerance. */
  public LanczosOptions withTolerance(double newTolerance) {
    return new LanczosOptions(seed, newTolerance, basisSize, maxProducts);
  }

  /** The same options with another size of the basis. */
  public LanczosOptions withBasisSize(int newSize) {
    return new LanczosOptions(seed, tolerance, newSize, maxProducts);
  }

  /** The same options with another limit of products. */
  public LanczosOptions withMaxProducts(int newLimit) {
    return new LanczosOptions(seed, tolerance, basisSize, newLimit);
  }
}
