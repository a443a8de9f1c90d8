/** Rules: what may be wrong with what is received, how serious it is, what to do. One home for every fault. */
package fr.plics.quality;
