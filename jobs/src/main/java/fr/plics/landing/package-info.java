/** What arrives: recognised by name, known by content, archived, registered. And what each month is read from. */
package fr.plics.landing;
