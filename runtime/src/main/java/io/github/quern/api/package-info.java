/**
 * What users call: {@link io.github.quern.api.Genred} and the {@link io.github.quern.api.Engine}
 * that owns caches, threads and devices. One short method strings the stages together; no class
 * here exposes IR.
 */
package io.github.quern.api;
