package fr.plics.support;

import java.util.ArrayList;
import java.util.List;

/** A household of the flow, written by hand: every mandatory element has a plain value, a test says only what matters. */
public final class Bloc {

    private final List<Individu> personnes = new ArrayList<>();
    private final List<String> adresses = new ArrayList<>();
    private String famille = "CAF";
    private String numero = "611";
    private final String demande;
    private String departement = "061";
    private String dateDemande = "2019-03-04";
    private String etat = "2";
    private String sitfam = "CEL";
    private String dateSitfam = "2019-03-04";
    private String origine = "<ORIDEMRSA>DEM</ORIDEMRSA>";
    private String rmi = "";
    private String cedant = "";
    private String prenant = "";
    private String raison = "";
    private String sansDomicile = "0";
    private String fin = "";

    private Bloc(String demande) {
        this.demande = demande;
    }

    /** A paid household of the CAF with that demand number, without anybody yet. */
    public static Bloc dossier(String demande) {
        return new Bloc(demande);
    }

    public Bloc msa() {
        famille = "MSA";
        numero = "532";
        return this;
    }

    public Bloc payeur(String nouvelleFamille, String nouveauNumero) {
        famille = nouvelleFamille;
        numero = nouveauNumero;
        return this;
    }

    public Bloc departement(String code) {
        departement = code;
        return this;
    }

    public Bloc etat(String code) {
        etat = code;
        return this;
    }

    public Bloc demande(String jour) {
        dateDemande = jour;
        return this;
    }

    public Bloc sitfam(String code) {
        sitfam = code;
        return this;
    }

    public Bloc depuis(String jour) {
        dateSitfam = jour;
        return this;
    }

    /** Converted from RMI or API on a day; with the day of the RMI demand when it is known. */
    public Bloc origine(String code, String jour, String jourRmi) {
        origine = "<ORIDEMRSA>" + code + "</ORIDEMRSA>"
                + (jour.isEmpty() ? "" : "<DTORIDEMRSA>" + jour + "</DTORIDEMRSA>");
        rmi = jourRmi.isEmpty()
                ? ""
                : "<DemandeRMI><DateDemandeRMI><DTDEMRMI>" + jourRmi + "</DTDEMRMI></DateDemandeRMI>"
                        + "<NumeroInstructionRMI><NUMDEPINSRMI>061</NUMDEPINSRMI><TYPEINSRMI>C</TYPEINSRMI>"
                        + "<NUMCOMINSRMI>001</NUMCOMINSRMI><NUMAGRINSRMI>01</NUMAGRINSRMI>"
                        + "<NUMDOSINSRMI>00001</NUMDOSINSRMI><NUMCLI>001</NUMCLI></NumeroInstructionRMI></DemandeRMI>";
        return this;
    }

    public Bloc cedant(String jour) {
        cedant = "<OrganismeCedant><FONORGCEDMUT>CAF</FONORGCEDMUT><NUMORGCEDMUT>531</NUMORGCEDMUT><DDARRMUT>" + jour
                + "</DDARRMUT></OrganismeCedant>";
        return this;
    }

    public Bloc prenant(String jour) {
        prenant = "<OrganismePrenant><FONORGPRENMUT>MSA</FONORGPRENMUT><NUMORGPRENMUT>532</NUMORGPRENMUT><DDDEPAMUT>"
                + jour + "</DDDEPAMUT></OrganismePrenant>";
        return this;
    }

    /** What explains the state: suspensions, end of right. */
    public Bloc raison(String xml) {
        raison = xml;
        return this;
    }

    public Bloc sansDomicile() {
        sansDomicile = "1";
        return this;
    }

    /** Elements after PrestationRSA. */
    public Bloc fin(String xml) {
        fin = xml;
        return this;
    }

    /** Lives there since 2019, address of rank 1. */
    public Bloc commune(String numcom) {
        return adresse("01", "2019-05-06", numcom);
    }

    public Bloc adresse(String rang, String emmenagement, String numcom) {
        adresses.add(tronc(rang, emmenagement, "FRA")
                + "<AdresseDetailleeFrance><COMPLIDEADR/><COMPLADR/><NUMVOIE>1</NUMVOIE>"
                + "<LIBTYPEVOIE>RUE</LIBTYPEVOIE><NOMVOIE>DES TESTS</NOMVOIE><LIEUDIST/><NUMCOM>" + numcom
                + "</NUMCOM><CODEPOS>61000</CODEPOS><NOMCOM>X</NOMCOM></AdresseDetailleeFrance>");
        return this;
    }

    public Bloc adresseHorsFrance(String rang) {
        adresses.add(tronc(rang, "2019-05-06", "HOR")
                + "<AdresseHorsFrance><LIBLIG2ADR>X</LIBLIG2ADR><LIBLIG3ADR/><LIBLIG4ADR/>"
                + "<LIBLIG5ADR/><LIBLIG6ADR/><LIBLIG7ADR/></AdresseHorsFrance>");
        return this;
    }

    private static String tronc(String rang, String emmenagement, String pays) {
        return "<TroncCommunAdresse><RGADR>" + rang + "</RGADR>"
                + (emmenagement.isEmpty() ? "" : "<DTEMM>" + emmenagement + "</DTEMM>") + "<PAYS>" + pays
                + "</PAYS><TYPEADR>D</TYPEADR><ETATADR>CO</ETATADR></TroncCommunAdresse>";
    }

    public Bloc avec(Individu... individus) {
        personnes.addAll(List.of(individus));
        return this;
    }

    /** The block, as the flow writes it. */
    public String xml() {
        if (adresses.isEmpty()) {
            commune("61001");
        }
        StringBuilder xml = new StringBuilder("<InfosFoyerRSA><IdentificationRSA><Organisme>")
                .append(element("FONORG", famille))
                .append(element("NUMORG", numero))
                .append(element("MATRICULE", "123456700000000"))
                .append("</Organisme><Partenaire>")
                .append(element("TYPEPARTE", "CG "))
                .append(element("IDEPARTE", departement))
                .append("</Partenaire><DemandeRSA>")
                .append(element("DTDEMRSA", dateDemande))
                .append(element("NUMDEMRSA", demande))
                .append("</DemandeRSA>")
                .append(rmi)
                .append(cedant)
                .append(prenant)
                .append("</IdentificationRSA>");
        personnes.forEach(p -> xml.append(p.xml()));
        xml.append("<DonneesAdministratives><SituationFamille>")
                .append(element("SITFAM", sitfam))
                .append(element("DDSITFAM", dateSitfam))
                .append("</SituationFamille>");
        adresses.forEach(a -> xml.append("<Adresse>").append(a).append("</Adresse>"));
        return xml.append("</DonneesAdministratives><PrestationRSA><SituationDossierRSA><EtatDossierRSA>")
                .append(element("ETATDOSRSA", etat))
                .append("</EtatDossierRSA>")
                .append(raison)
                .append("</SituationDossierRSA><DetailDroitRSA><TroncCommunDroitRSA>")
                .append(element("TOPSANSDOMFIXE", sansDomicile))
                .append(origine)
                .append("</TroncCommunDroitRSA></DetailDroitRSA></PrestationRSA>")
                .append(fin)
                .append("</InfosFoyerRSA>\n")
                .toString();
    }

    private static String element(String nom, String valeur) {
        return "<" + nom + ">" + valeur + "</" + nom + ">";
    }
}
