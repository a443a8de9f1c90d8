/** The monthly flow of the payers: a splittable, streaming Spark source driven by the contract. */
package fr.plics.bronze.cnaf;
