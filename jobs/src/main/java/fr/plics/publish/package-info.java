/** Disclosed cells made readable: one folder a release, DuckDB, Parquet and CSV. */
package fr.plics.publish;
