package fr.plics.job;

import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** The log file of a run, in the warehouse; the terminal stays for people. */
final class Journal {

    /** What {@code log4j2.xml} takes the name of the file from. */
    private static final String FICHIER = "plics.journal";

    private Journal() {}

    /** From here on, logs go to a file. */
    static void open(Path fichier) {
        System.setProperty(FICHIER, fichier.toString());
        Configurator.reconfigure();
    }
}
