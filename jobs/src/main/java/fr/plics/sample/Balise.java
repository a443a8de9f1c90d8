package fr.plics.sample;

/** The tags of an element, as bytes. */
final class Balise {

    private final byte[] ouvrante;
    private final byte[] fermante;
    private final byte[] vide;

    Balise(String nom) {
        ouvrante = Octets.of("<" + nom + ">");
        fermante = Octets.of("</" + nom + ">");
        vide = Octets.of("<" + nom + "/>");
    }

    Octets open(Octets out) {
        return out.put(ouvrante);
    }

    void close(Octets out) {
        out.put(fermante);
    }

    /** The element with a text. */
    void put(Octets out, byte[] text) {
        out.put(ouvrante).put(text).put(fermante);
    }

    void put(Octets out, String text) {
        put(out, Octets.of(text));
    }

    void put(Octets out, boolean flag) {
        out.put(ouvrante).put(flag ? '1' : '0').put(fermante);
    }

    void day(Octets out, int day) {
        out.put(ouvrante).day(day).put(fermante);
    }

    void number(Octets out, long number, int digits) {
        out.put(ouvrante).put(number, digits).put(fermante);
    }

    void amount(Octets out, long cents) {
        out.put(ouvrante).amount(cents).put(fermante);
    }

    /** The element without anything in it. */
    void empty(Octets out) {
        out.put(vide);
    }
}
