package uk.ac.manchester.tornado.api.math;

/** The functions, computed in double precision by Java. */
public final class TornadoMath {
  private TornadoMath() {}

  public static float abs(float a) {
    return (float) Math.abs((double) a);
  }

  public static double abs(double a) {
    return Math.abs(a);
  }

  public static long abs(long a) {
    return Math.abs(a);
  }

  public static float sqrt(float a) {
    return (float) Math.sqrt((double) a);
  }

  public static double sqrt(double a) {
    return Math.sqrt(a);
  }

  public static float exp(float a) {
    return (float) Math.exp((double) a);
  }

  public static double exp(double a) {
    return Math.exp(a);
  }

  public static float log(float a) {
    return (float) Math.log((double) a);
  }

  public static double log(double a) {
    return Math.log(a);
  }

  public static float sin(float a) {
    return (float) Math.sin((double) a);
  }

  public static double sin(double a) {
    return Math.sin(a);
  }

  public static float cos(float a) {
    return (float) Math.cos((double) a);
  }

  public static double cos(double a) {
    return Math.cos(a);
  }

  public static float asin(float a) {
    return (float) Math.asin((double) a);
  }

  public static double asin(double a) {
    return Math.asin(a);
  }

  public static float acos(float a) {
    return (float) Math.acos((double) a);
  }

  public static double acos(double a) {
    return Math.acos(a);
  }

  public static float atan(float a) {
    return (float) Math.atan((double) a);
  }

  public static double atan(double a) {
    return Math.atan(a);
  }

  public static float floor(float a) {
    return (float) Math.floor((double) a);
  }

  public static double floor(double a) {
    return Math.floor(a);
  }

  public static float pow(float a, float b) {
    return (float) Math.pow(a, b);
  }

  public static double pow(double a, double b) {
    return Math.pow(a, b);
  }

  public static float atan2(float a, float b) {
    return (float) Math.atan2(a, b);
  }

  public static double atan2(double a, double b) {
    return Math.atan2(a, b);
  }
}
