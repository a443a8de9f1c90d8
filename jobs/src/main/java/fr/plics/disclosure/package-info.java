/** Raw cells in, {@link fr.plics.disclosure.Disclosed} out: the only door to publication. */
package fr.plics.disclosure;
