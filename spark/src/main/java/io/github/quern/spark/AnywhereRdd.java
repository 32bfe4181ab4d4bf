package io.github.quern.spark;

import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The partitions of another RDD, to be computed by whatever core is free.
 *
 * <p>Spark wants to compute a partition where its input is kept. For as long as tasks are started
 * there within {@code spark.locality.wait} of each other, three seconds by default, cores elsewhere
 * get none of them, even if that leaves them idle until the end. That pays where reading takes
 * longer than computing, and loses much where it does not.
 */
final class AnywhereRdd<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  /**
   * Says that a partition has a place, so that Spark does not look for that of its input; no
   * machine has a name in {@code .invalid} (RFC 2606), so that all are equally far.
   */
  private static final List<String> NO_MACHINE = List.of("anywhere.invalid");

  private AnywhereRdd(RDD<T> parent) {
    super(parent, parent.elementClassTag());
  }

  static <K, V> JavaPairRDD<K, V> of(JavaPairRDD<K, V> parent) {
    return JavaPairRDD.fromRDD(
        new AnywhereRdd<>(parent.rdd()), parent.kClassTag(), parent.vClassTag());
  }

  private RDD<T> parent() {
    return firstParent(elementClassTag());
  }

  @Override
  public Partition[] getPartitions() {
    return parent().partitions();
  }

  @Override
  public Option<Partitioner> partitioner() {
    return parent().partitioner();
  }

  @Override
  public Seq<String> getPreferredLocations(Partition split) {
    return CollectionConverters.asScala(NO_MACHINE).toSeq();
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    return parent().iterator(split, context);
  }
}
