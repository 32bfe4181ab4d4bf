package io.github.quern.cpu.vector;

class Vectors256Test extends VectorBackendContract {
  @Override
  protected int bits() {
    return 256;
  }
}
