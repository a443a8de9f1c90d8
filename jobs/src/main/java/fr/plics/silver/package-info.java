/** French words, one version of each thing, keyed hashes in place of persons: the eight common steps. */
package fr.plics.silver;
