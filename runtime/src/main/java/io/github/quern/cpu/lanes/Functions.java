package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Comparison;

/** Elementary functions of lanes. */
public final class Functions {
  private Functions() {}

  /** e^a. */
  public static Lane exp(Lanes lanes, Lane a) {
    NumberType f = NumberType.FLOAT;
    Lane high = lanes.constant(f, 88.8);
    Lane low = lanes.constant(f, -104);
    Lane x = lanes.choose(lanes.compare(Comparison.LESS, high, a), high, a);
    x = lanes.choose(lanes.compare(Comparison.LESS, x, low), low, x);
    Lane magic = lanes.constant(f, 12582912);
    Lane n = lanes.fma(x, lanes.constant(f, 1.4426950408889634), magic);
    Lane bits = lanes.bits(n);
    n = lanes.subtract(n, magic);
    Lane r = lanes.fma(n, lanes.constant(f, -0.693359375), x);
    r = lanes.fma(n, lanes.constant(f, 2.12194440e-4), r);
    Lane p = lanes.constant(f, 1.9875691500E-4);
    for (double c :
        new double[] {
          1.3981999507E-3, 8.3334519073E-3, 4.1665795894E-2, 1.6666665459E-1, 5.0000001201E-1
        }) {
      p = lanes.fma(p, r, lanes.constant(f, c));
    }
    p = lanes.fma(lanes.multiply(r, r), p, r);
    p = lanes.add(p, lanes.constant(f, 1));
    Lane scale =
        lanes.fromBits(lanes.shiftLeft(lanes.addBits(bits, lanes.constantBits(f, 127)), 23));
    return lanes.multiply(p, scale);
  }
}
