/** Facts with every attribute an indicator may use, and the one engine that computes indicators from fiches. */
package fr.plics.gold;
