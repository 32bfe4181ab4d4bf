package io.github.quern.spark;

import io.github.quern.data.DType;
import java.io.Serializable;

/**
 * Where the numbers of a variable come from.
 *
 * @param variable what messages call the variable, such as {@code X = Vi(3)}
 * @param dimension its number of components
 * @param source the column of a dataset, or what stands for it in messages
 * @param position the position of the column or of the tensor within a block
 * @param dtype the type of its numbers
 */
record Field(String variable, int dimension, String source, int position, DType dtype)
    implements Serializable {}
