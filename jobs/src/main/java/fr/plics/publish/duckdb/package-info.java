/** DuckDB files: the only user of DuckDB. */
package fr.plics.publish.duckdb;
