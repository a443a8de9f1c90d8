package fr.plics.kernel;

import java.io.Serializable;

/**
 * One thing that is wrong, said so that a person can act: which rule, where, what, what to do. No field ever carries a
 * personal value: a position is a file, a record number, a line, an element.
 *
 * @param regle stable code of the rule, the same in the register, the quarantine and the documentation
 * @param fichier the file, or an empty text when no file is concerned
 * @param position where in the file, or an empty text
 * @param constat what is wrong, one French sentence
 * @param remede what to do, one French sentence
 */
public record Problem(String regle, String fichier, String position, String constat, String remede)
        implements Serializable {

    /** The sentence people read on the terminal. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder("[").append(regle).append("] ");
        if (!fichier.isEmpty()) {
            sentence.append(fichier);
            if (!position.isEmpty()) {
                sentence.append(", ").append(position);
            }
            sentence.append(" : ");
        }
        return sentence.append(constat).append(' ').append(remede).toString().strip();
    }
}
