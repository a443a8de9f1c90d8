/** The command line, the wiring, the clock and the environment: the only place that knows all the others. */
package fr.plics.job;
