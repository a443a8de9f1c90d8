/** Files people take away. */
package fr.plics.publish.file;
