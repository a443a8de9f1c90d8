/** The tables: the only user of Delta Lake. Opens, reads, replaces a month, checks the contract on the way in. */
package fr.plics.lake;
