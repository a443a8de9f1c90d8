package fr.plics.job;

import fr.plics.kernel.Problem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** What the machine, and not the data nor the code, made fail: whoever runs the command can mend it and run it again. */
final class Environnement {

    private Environnement() {}

    static Optional<Problem> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError || says(cause, "Java heap space")) {
                return problem(
                        "MEM-01",
                        "mémoire insuffisante.",
                        "Relancez avec plus de mémoire : PLICS_JAVA_OPTIONS=-Xmx4g, par exemple.");
            }
            if (says(cause, "No space left on device") || says(cause, "Disk quota exceeded")) {
                return problem(
                        "DISQUE-01", "disque plein.", "Libérez de la place et relancez : rien n'est fait à moitié.");
            }
            if (cause instanceof AccessDeniedException || says(cause, "Permission denied")) {
                return problem(
                        "DISQUE-02",
                        "accès refusé" + place(cause) + ".",
                        "Vérifiez les droits sur l'entrepôt et le dépôt, puis relancez.");
            }
        }
        return Optional.empty();
    }

    private static boolean says(Throwable cause, String words) {
        return cause.getMessage() != null && cause.getMessage().contains(words);
    }

    private static String place(Throwable cause) {
        return cause instanceof FileSystemException file ? " à " + file.getFile() : "";
    }

    private static Optional<Problem> problem(String regle, String constat, String remede) {
        return Optional.of(new Problem(regle, "", "", constat, remede));
    }
}
