package io.github.quern.cpu.vector;

class Vectors128Test extends VectorBackendContract {
  @Override
  protected int bits() {
    return 128;
  }
}
