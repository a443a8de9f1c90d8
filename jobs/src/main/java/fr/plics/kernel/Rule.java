package fr.plics.kernel;

/**
 * Something that can be wrong with what is received. Its code is stable: it stands in the register, in the quarantine and
 * in the documentation.
 */
public interface Rule {

    /** What a broken rule does. */
    enum Effect {
        /** Said, and nothing more. */
        REPORTED("dit", ExitCode.DONE),
        /** The record goes to quarantine, the file goes on. */
        RECORD("enregistrement en quarantaine", ExitCode.DONE),
        /** The file is refused whole. */
        FILE("fichier refusé", ExitCode.INPUT_REJECTED),
        /** The file is readable but not plausible: refused whole, for a person to decide. */
        GATE("fichier refusé, à confirmer par une personne", ExitCode.QUALITY_GATE);

        private final String libelle;
        private final ExitCode exitCode;

        Effect(String libelle, ExitCode exitCode) {
            this.libelle = libelle;
            this.exitCode = exitCode;
        }

        /** What becomes of the file or the record, in French. */
        public String libelle() {
            return libelle;
        }

        public ExitCode exitCode() {
            return exitCode;
        }
    }

    /**
     * The words of a rule. A sentence may hold {@code %s} for a detail the rule makes itself: a count, a code of a list,
     * the name of an element; never a value of a person.
     *
     * @param code stable code
     * @param effect what it does when it is broken
     * @param constat what is wrong, one French sentence
     * @param remede what to do, one French sentence
     */
    record Text(String code, Effect effect, String constat, String remede) {}

    Text text();

    /** This rule, broken in a file. */
    default Problem in(String fichier, String position, Object... details) {
        return new Problem(text().code(), fichier, position, text().constat().formatted(details), text().remede());
    }
}
