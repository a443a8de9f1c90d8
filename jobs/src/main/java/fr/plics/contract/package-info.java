/** {@code schemas/} read into records: what exists, never how it is computed. */
package fr.plics.contract;
