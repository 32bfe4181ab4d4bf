import io.github.quern.data.Tensor;
import io.github.quern.lazy.LazyTensor;

/** Finds, for each point of a circle, which of four directions is nearest. */
void main() {
  int count = 12;
  double[] circle = new double[2 * count];
  for (int i = 0; i < count; i++) {
    circle[2 * i] = Math.cos(2 * Math.PI * (i + 0.1) / count);
    circle[2 * i + 1] = Math.sin(2 * Math.PI * (i + 0.1) / count);
  }
  double[] directions = {1, 0, 0, 1, -1, 0, 0, -1};
  LazyTensor x = LazyTensor.vi(Tensor.of(circle, count, 2));
  LazyTensor y = LazyTensor.vj(Tensor.of(directions, 4, 2));
  Tensor nearest = x.sqDist(y).argMin(1);
  for (int i = 0; i < count; i++) {
    IO.println("point " + i + ": direction " + nearest.longAt(i));
  }
}
