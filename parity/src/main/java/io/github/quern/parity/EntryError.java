package io.github.quern.parity;

/**
 * The error of an entry, in all units; or the largest errors of several entries, each unit for
 * itself. A number where there should be none, or the other way round, is an infinite error in all
 * units, as is anything but zero relative to zero.
 *
 * @param absolute |got - exact|
 * @param relative that divided by |exact|
 * @param ofLargest that divided by the largest exact absolute value
 * @param ulps that in units in the last place of the exact value
 */
public record EntryError(double absolute, double relative, double ofLargest, double ulps) {
  @Override
  public String toString() {
    return Numbers.brief(absolute)
        + " absolute, "
        + Numbers.brief(relative)
        + " relative, "
        + Numbers.brief(ofLargest)
        + " of the largest exact entry, "
        + Numbers.brief(ulps)
        + " ulp";
  }
}
