package fr.plics.bronze.cnaf;

import fr.plics.contract.Element;

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

    Node(Element element) {
        this.name = element.nom();
        this.path = element.chemin().substring(element.chemin().indexOf('/') + 1);
        this.type = element.type();
        this.length = element.longueur();
        this.digits = element.chiffres();
        this.min = element.min();
        this.max = element.max();
        this.children = element.enfants().stream().map(Node::new).toArray(Node[]::new);
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
