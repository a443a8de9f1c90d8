/** The few words every package shares: months, tables, steps, problems. No Spark here. */
package fr.plics.kernel;
