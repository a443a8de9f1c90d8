/** Synthetic extracts: people who do not exist, the same ones for the same seed. Nothing here is known of the pipeline. */
package fr.plics.sample;
