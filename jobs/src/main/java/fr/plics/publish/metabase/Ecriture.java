package fr.plics.publish.metabase;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is done with a change: sent, or only told. */
abstract class Ecriture {

    private final Consumer<String> say;
    private int changes;

    Ecriture(Consumer<String> say) {
        this.say = say;
    }

    /** Something new; its identifier. */
    final int create(String quoi, String path, Map<String, Object> body) {
        changes++;
        say.accept("+ " + quoi);
        return Arbre.id(Arbre.map(post(path, body)).get("id"));
    }

    /** Something that is there and changes, if some difference is given. */
    final void update(String quoi, List<String> differences, String path, Map<String, Object> body) {
        if (differences.isEmpty()) {
            return;
        }
        changes++;
        say.accept("~ " + quoi);
        differences.forEach(d -> say.accept("    " + d));
        put(path, body);
    }

    /** How many things it created or updated. */
    final int changes() {
        return changes;
    }

    abstract Object post(String path, Map<String, Object> body);

    abstract Object put(String path, Map<String, Object> body);

    /** Whether what is written is really there afterwards. */
    abstract boolean isReal();

    /** Sends. */
    static final class Envoi extends Ecriture {

        private final Serveur serveur;

        Envoi(Serveur serveur) {
            // The plan was told before.
            super(line -> {});
            this.serveur = serveur;
        }

        @Override
        Object post(String path, Map<String, Object> body) {
            return serveur.post(path, body);
        }

        @Override
        Object put(String path, Map<String, Object> body) {
            return serveur.put(path, body);
        }

        @Override
        boolean isReal() {
            return true;
        }
    }

    /** Only tells; what would be new has a negative identifier. */
    static final class Essai extends Ecriture {

        private int last;

        Essai(Consumer<String> say) {
            super(say);
        }

        @Override
        Object post(String path, Map<String, Object> body) {
            return Map.of("id", --last);
        }

        @Override
        Object put(String path, Map<String, Object> body) {
            return Map.of();
        }

        @Override
        boolean isReal() {
            return false;
        }
    }
}
