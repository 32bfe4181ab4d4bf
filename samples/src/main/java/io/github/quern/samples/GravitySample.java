package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * N bodies under gravity: two discs of stars, each around a heavy centre, pass each other. The
 * acceleration of a body is Σ_j m_j (x_j - x_i) / (|x_i - x_j|² + ε²)^(3/2); leapfrog steps keep
 * the energy, but for an error that does not grow. The gravitational constant is 1; lengths are
 * those of a disc, masses those of a centre.
 */
public final class GravitySample implements Sample {
  private static final int STARS = 1000;
  private static final double STEP = 0.0075;
  private static final double SOFTENING = 0.1;

  /** The mass of all stars of a disc together. */
  private static final double DISC = 0.05;

  private static final int PICTURES = 5;
  private static final int BETWEEN_PICTURES = 200;
  private static final int STEPS = BETWEEN_PICTURES * (PICTURES - 1);
  private static final long SEED = 1;

  private final int stars;

  /** Creates the sample; it holds nothing. */
  public GravitySample() {
    this(STARS);
  }

  /** With so many stars in each disc. */
  GravitySample(int stars) {
    this.stars = stars;
  }

  @Override
  public String name() {
    return "gravity";
  }

  @Override
  public String summary() {
    return "N bodies under gravity: two discs of stars pass each other; how well energy is kept";
  }

  /** The accelerations, from KeOps' notation; E is ε². */
  static Genred accelerations(Engine engine) {
    return Genred.of("M * Rsqrt(SqDist(X,Y) + E)**3 * (Y - X)")
        .aliases("E = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "M = Vj(1)")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** Σ_j m_j / sqrt(|x_i - x_j|² + ε²), a body itself included. */
  static Genred potentials(Engine engine) {
    return Genred.of("M * Rsqrt(SqDist(X,Y) + E)")
        .aliases("E = Pm(1)", "X = Vi(3)", "Y = Vj(3)", "M = Vj(1)")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** Bodies in motion. */
  static final class Bodies {
    private final double[] masses;
    private final double[] positions;
    private final double[] velocities;
    private final Tensor softening = Tensor.of(new double[] {SOFTENING * SOFTENING}, 1);
    private final CallOptions options;
    private final Genred accelerations;
    private final Genred potentials;

    Bodies(int stars, Engine engine, CallOptions options) {
      int disc = stars + 1;
      this.masses = new double[2 * disc];
      this.positions = new double[6 * disc];
      this.velocities = new double[6 * disc];
      this.options = options;
      this.accelerations = accelerations(engine);
      this.potentials = potentials(engine);
      RandomPoints random = new RandomPoints(SEED);
      // The speed at which two such masses would just escape from each other, 4 apart; each disc
      // gets half of it towards a place beside the other one.
      double escape = Math.sqrt(2 * 2 * (1 + DISC) / 4);
      disc(0, stars, new double[] {-2, -0.6, 0}, new double[] {escape / 2, 0, 0}, 0, random);
      disc(disc, stars, new double[] {2, 0.6, 0}, new double[] {-escape / 2, 0, 0}, 0.9, random);
    }

    /** A centre, and stars on circles around it in a plane that is tilted around the x axis. */
    private void disc(
        int first,
        int stars,
        double[] centre,
        double[] velocity,
        double tilt,
        RandomPoints random) {
      masses[first] = 1;
      place(first, centre, velocity, 0, 0, tilt);
      double[] places = random.uniform(2 * stars);
      for (int k = 0; k < stars; k++) {
        int body = first + 1 + k;
        masses[body] = DISC / stars;
        double radius = 0.25 + 0.75 * Math.sqrt(places[2 * k]);
        place(body, centre, velocity, radius, 2 * Math.PI * places[2 * k + 1], tilt);
      }
    }

    private void place(
        int body, double[] centre, double[] velocity, double radius, double angle, double tilt) {
      double softened = radius * radius + SOFTENING * SOFTENING;
      double speed = radius / Math.pow(softened, 0.75);
      double[] along = {radius * Math.cos(angle), radius * Math.sin(angle)};
      double[] motion = {-speed * Math.sin(angle), speed * Math.cos(angle)};
      double[] axes = {Math.cos(tilt), Math.sin(tilt)};
      for (int c = 0; c < 3; c++) {
        positions[3 * body + c] = centre[c] + (c == 0 ? along[0] : axes[c - 1] * along[1]);
        velocities[3 * body + c] = velocity[c] + (c == 0 ? motion[0] : axes[c - 1] * motion[1]);
      }
    }

    private Tensor[] arguments() {
      Tensor x = Tensor.of(positions.clone(), masses.length, 3);
      return new Tensor[] {softening, x, x, Tensor.of(masses, masses.length, 1)};
    }

    /** Half a step of velocities, a step of positions, half a step of velocities, many times. */
    void leap(int steps, double step, Progress progress) {
      double[] forces = accelerations.call(options, arguments()).toDoubleArray();
      for (int k = 0; k < steps; k++) {
        add(velocities, forces, step / 2);
        add(positions, velocities, step);
        forces = accelerations.call(options, arguments()).toDoubleArray();
        add(velocities, forces, step / 2);
        progress.at(k + 1, steps);
      }
    }

    private static void add(double[] to, double[] what, double factor) {
      Arrays.setAll(to, k -> to[k] + factor * what[k]);
    }

    /** Kinetic and potential energy together. */
    double energy() {
      double[] inverse = potentials.call(options, arguments()).toDoubleArray();
      double energy = 0;
      for (int k = 0; k < velocities.length; k++) {
        energy += masses[k / 3] * velocities[k] * velocities[k] / 2;
      }
      for (int body = 0; body < masses.length; body++) {
        // Each pair counts for both its bodies, and no body attracts itself.
        double others = inverse[body] - masses[body] / SOFTENING;
        energy -= masses[body] * others / 2;
      }
      return energy;
    }

    /** The sum of masses times velocities. */
    double[] momentum() {
      double[] sum = new double[3];
      for (int k = 0; k < velocities.length; k++) {
        sum[k % 3] += masses[k / 3] * velocities[k];
      }
      return sum;
    }

    /** x and y of all bodies in turn, as seen along z. */
    double[] seen() {
      double[] seen = new double[2 * masses.length];
      Arrays.setAll(seen, k -> positions[3 * (k / 2) + k % 2]);
      return seen;
    }
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Bodies bodies = new Bodies(stars, engine, options);
    double start = bodies.energy();
    double[] before = bodies.momentum();
    double drift = 0;
    List<Panel> panels = new ArrayList<>(List.of(panel(0, bodies)));
    for (int picture = 1; picture < PICTURES; picture++) {
      int earlier = (picture - 1) * BETWEEN_PICTURES;
      bodies.leap(BETWEEN_PICTURES, STEP, (done, each) -> progress.at(earlier + done, STEPS));
      drift = Math.max(drift, Math.abs((bodies.energy() - start) / start));
      panels.add(panel(picture, bodies));
    }
    double[] after = bodies.momentum();
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Energy: %.6f at the start; it drifts by %.2g of that in %d steps of %d bodies",
                start,
                drift,
                STEPS,
                bodies.masses.length),
            String.format(
                Locale.ROOT,
                "Momentum: %.6f along x at the start; it changes by %.2g",
                before[0],
                Math.abs(after[0] - before[0]))),
        Workload.of(GravitySample::accelerations, bodies.arguments()),
        picture(panels));
  }

  private Panel panel(int picture, Bodies bodies) {
    double time = picture * BETWEEN_PICTURES * STEP;
    double[] seen = bodies.seen();
    int[] colours = new int[seen.length / 2];
    Arrays.fill(colours, 0, colours.length / 2, Colours.kind(5));
    Arrays.fill(colours, colours.length / 2, colours.length, Colours.kind(1));
    double[] centres = {seen[0], seen[1], seen[2 * stars + 2], seen[2 * stars + 3]};
    return Panel.of(String.format(Locale.ROOT, "Time %.2f", time), Bounds.square(4.2))
        .background(0x101018)
        .dots(seen, colours, 0.8)
        .dots(centres, Colours.WHITE, 2.5);
  }

  private static Picture picture(List<Panel> panels) {
    return new Panels(170, PICTURES, panels);
  }
}
