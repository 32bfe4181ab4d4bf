/** The tier {@code tornado}: what it accepts, and the way from a kernel spec to a driver. */
package io.github.quern.tornado;
