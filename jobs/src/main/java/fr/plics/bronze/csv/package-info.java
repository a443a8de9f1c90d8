/** The extracts of the Département: CSV files, read as their contract says. */
package fr.plics.bronze.csv;
