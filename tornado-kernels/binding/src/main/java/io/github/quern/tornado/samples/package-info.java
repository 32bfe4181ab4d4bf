/**
 * Samples that name TornadoVM's types. The {@code quern sample} command finds them where an SDK is
 * found.
 */
package io.github.quern.tornado.samples;
