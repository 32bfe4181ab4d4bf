package io.github.quern.cpu.vector;

class Vectors512Test extends VectorBackendContract {
  @Override
  protected int bits() {
    return 512;
  }
}
