package io.github.quern.benchmarks.measure;

import io.github.quern.data.Tensor;

/** Something that gives the same result again and again. */
interface Computation {
  Tensor call();
}
