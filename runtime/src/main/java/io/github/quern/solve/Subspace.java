package io.github.quern.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** An orthonormal basis that grows, orthogonal to vectors that are fixed. */
final class Subspace {
  private final int dimension;
  private final List<RealVector> fixed;
  private final List<RealVector> basis = new ArrayList<>();

  /**
   * An empty basis.
   *
   * @param dimension the number of entries of vectors
   * @param fixed orthonormal vectors
   */
  Subspace(int dimension, List<RealVector> fixed) {
    this.dimension = dimension;
    this.fixed = List.copyOf(fixed);
  }

  /** The number of basis vectors. */
  int size() {
    return basis.size();
  }

  /** The basis. */
  List<RealVector> vectors() {
    return List.copyOf(basis);
  }

  /** The largest number of basis vectors there can be. */
  int largestSize() {
    return dimension - fixed.size();
  }

  /** Adds a vector of norm 1 that is orthogonal to all others. */
  void add(RealVector unit) {
    basis.add(unit);
  }

  /**
   * Takes the components along all vectors out of a vector, twice, since once leaves rounding
   * errors.
   *
   * @return the components along the basis
   */
  double[] orthogonalize(RealVector vector) {
    double[] components = new double[basis.size()];
    for (int pass = 0; pass < 2; pass++) {
      for (RealVector other : fixed) {
        takeOut(vector, other);
      }
      for (int index = 0; index < components.length; index++) {
        components[index] += takeOut(vector, basis.get(index));
      }
    }
    return components;
  }

  private static double takeOut(RealVector vector, RealVector unit) {
    double component = unit.dotProduct(vector);
    vector.combineToSelf(1, -component, unit);
    return component;
  }

  /** A random direction orthogonal to all vectors; there must be one. */
  RealVector random(Random random) {
    while (true) {
      RealVector vector = new ArrayRealVector(dimension);
      for (int entry = 0; entry < dimension; entry++) {
        vector.setEntry(entry, random.nextGaussian());
      }
      double before = vector.getNorm();
      orthogonalize(vector);
      double norm = vector.getNorm();
      // What is left of less than this is mostly rounding errors.
      if (norm > 1e-8 * before) {
        return vector.mapDivideToSelf(norm);
      }
    }
  }

  private RealVector combination(RealVector weights) {
    RealVector sum = new ArrayRealVector(dimension);
    for (int index = 0; index < basis.size(); index++) {
      sum.combineToSelf(1, weights.getEntry(index), basis.get(index));
    }
    return sum;
  }

  /** Replaces the basis by combinations of it, the columns of a matrix, the first so many. */
  void rotate(RealMatrix weights, int count) {
    List<RealVector> rotated = new ArrayList<>();
    for (int column = 0; column < count; column++) {
      rotated.add(combination(weights.getColumnVector(column)));
    }
    basis.clear();
    basis.addAll(rotated);
  }
}
