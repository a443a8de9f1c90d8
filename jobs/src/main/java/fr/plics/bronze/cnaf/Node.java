package fr.plics.bronze.cnaf;

import fr.plics.contract.Element;
import fr.plics.contract.Sensibilite;

/** An element of the contract made ready for the parser: arrays in place of lists, children by position. */
final class Node {

    final String name;
    final String path;
    final Element.Type type;
    final int length;
    final int digits;
    final int min;
    final int max;
    final Node[] children;
    final boolean hasRepeated;

    Node(Element element) {
        // As the parser does: names are compared by reference.
        this.name = element.nom().intern();
        this.path = element.chemin().substring(element.chemin().indexOf('/') + 1);
        this.type = element.type();
        this.length = isShown(element) ? element.longueur() : 0;
        this.digits = element.chiffres();
        this.min = element.min();
        this.max = element.max();
        this.children = element.enfants().stream().map(Node::new).toArray(Node[]::new);
        this.hasRepeated = element.enfants().stream().anyMatch(e -> e.max() != 1);
    }

    /**
     * Whether the value is a code, or one that anybody may read: it goes on as it is, so it must be what it says. A name,
     * an address or a number too long stays in bronze with its dossier, which is counted (RS-23).
     */
    private static boolean isShown(Element element) {
        return element.sensibilite() == Sensibilite.LIBRE
                || !element.estBloc() && !element.nomenclature().isEmpty();
    }

    boolean isBlock() {
        return type == Element.Type.BLOC;
    }

    /** The position of the child of that name. */
    int ordinal(String child) {
        for (int i = 0; i < children.length; i++) {
            if (children[i].name.equals(child)) {
                return i;
            }
        }
        throw new IllegalArgumentException(path + " has no element " + child);
    }
}
