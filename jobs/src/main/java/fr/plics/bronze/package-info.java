/** What is received becomes tables, in the spelling of its source; what is refused goes to quarantine. */
package fr.plics.bronze;
