package fr.plics.bronze.cnaf;

import org.apache.spark.sql.connector.read.InputPartition;

/**
 * One task of a read.
 *
 * @param split the records it reads
 */
record RsabemPartition(Split split) implements InputPartition {

    private static final long serialVersionUID = 1L;
}
