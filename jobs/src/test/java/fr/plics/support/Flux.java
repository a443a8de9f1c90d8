package fr.plics.support;

import java.nio.charset.Charset;
import java.util.List;

/** A file of the flow around some households. */
public final class Flux {

    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private String type = "M";
    private String nature = "D";
    private String reference = "2022-01-31";
    private String creation = "2022-02-05";
    private String encodage = "windows-1252";
    private String avant = "";
    private String fin = null;
    private long anomalies;
    private long transmis = -1;
    private final List<Bloc> blocs;

    private Flux(List<Bloc> blocs) {
        this.blocs = blocs;
    }

    public static Flux of(Bloc... blocs) {
        return new Flux(List.of(blocs));
    }

    public Flux mois(String dernierJour, String creeLe) {
        reference = dernierJour;
        creation = creeLe;
        return this;
    }

    public Flux type(String nouveauType, String nouvelleNature) {
        type = nouveauType;
        nature = nouvelleNature;
        return this;
    }

    public Flux encodage(String nom) {
        encodage = nom;
        return this;
    }

    /** What stands between the declaration and the root. */
    public Flux avant(String texte) {
        avant = texte;
        return this;
    }

    public Flux transmis(long nombre, long nombreAnomalies) {
        transmis = nombre;
        anomalies = nombreAnomalies;
        return this;
    }

    /** Another end than the trailer. */
    public Flux fin(String texte) {
        fin = texte;
        return this;
    }

    public String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"" + encodage + "\"?>\n")
                .append(avant)
                .append(
                        "<Racine><IdentificationFlux><APPLIEME>CRI</APPLIEME><NUMVERSIONAPPLIEME>6200</NUMVERSIONAPPLIEME>")
                .append("<TYPEFLUX>" + type + "</TYPEFLUX><NATFLUX>" + nature + "</NATFLUX><DTCREAFLUX>" + creation)
                .append("</DTCREAFLUX><HEUCREAFLUX>01:18:36.0000</HEUCREAFLUX><DTREF>" + reference)
                .append("</DTREF></IdentificationFlux>\n");
        blocs.forEach(b -> xml.append(b.xml()));
        long nombre = transmis < 0 ? blocs.size() : transmis;
        return xml.append(
                        fin != null
                                ? fin
                                : "<TransmissionFlux><NBTOTDOSRSATRANSM>%08d</NBTOTDOSRSATRANSM><NBTOTDOSRSATRANSMANO>%08d</NBTOTDOSRSATRANSMANO></TransmissionFlux></Racine>\n"
                                        .formatted(nombre, anomalies))
                .toString();
    }

    public byte[] bytes() {
        return xml().getBytes(encodage.equals("windows-1252") ? WINDOWS_1252 : Charset.forName(encodage));
    }
}
