/** Results for readers: a page of tables in Markdown, JSON, and charts. */
@NullMarked
package io.github.quern.benchmarks.report;

import org.jspecify.annotations.NullMarked;
