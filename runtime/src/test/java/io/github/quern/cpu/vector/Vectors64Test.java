package io.github.quern.cpu.vector;

class Vectors64Test extends VectorBackendContract {
  @Override
  protected int bits() {
    return 64;
  }
}
