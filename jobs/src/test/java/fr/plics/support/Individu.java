package fr.plics.support;

/** A person of a household of the flow, written by hand. */
public final class Individu {

    private final String role;
    private final String nom;
    private final String prenom;
    private final String naissance;
    private String nir = "";
    private String sexe = "2";
    private String aCharge = "1";
    private String depuis = "2019-03-04";
    private String jusque = "";
    private String sdd =
            "<MontantCalculDroitRSAPersonne><TOPPERSDRODEVORSA>1</TOPPERSDRODEVORSA></MontantCalculDroitRSAPersonne>";
    private String exclusion = "";
    private String rattachement = "";
    private boolean rsaFirst;
    private String rolePfa = "RDO";
    private String typeNaissance = "";
    private String usage = "";

    private Individu(String role, String nom, String prenom, String naissance) {
        this.role = role;
        this.nom = nom;
        this.prenom = prenom;
        this.naissance = naissance;
    }

    public static Individu dem(String nom, String prenom) {
        return new Individu("DEM", nom, prenom, "1985-04-12");
    }

    public static Individu cjt(String nom, String prenom) {
        return new Individu("CJT", nom, prenom, "1984-09-30");
    }

    public static Individu enf(String nom, String prenom) {
        return new Individu("ENF", nom, prenom, "2012-06-15");
    }

    public static Individu aut(String nom, String prenom) {
        return new Individu("AUT", nom, prenom, "2000-01-20");
    }

    public static Individu role(String role, String nom, String prenom) {
        return new Individu(role, nom, prenom, "1985-04-12");
    }

    public Individu ne(String jour) {
        Individu copy = new Individu(role, nom, prenom, jour);
        copy.nir = nir;
        copy.sexe = sexe;
        copy.aCharge = aCharge;
        copy.depuis = depuis;
        copy.jusque = jusque;
        copy.sdd = sdd;
        copy.exclusion = exclusion;
        copy.rattachement = rattachement;
        copy.rsaFirst = rsaFirst;
        copy.rolePfa = rolePfa;
        copy.typeNaissance = typeNaissance;
        copy.usage = usage;
        return copy;
    }

    public Individu nir(String numero) {
        nir = numero;
        return this;
    }

    public Individu sexe(String code) {
        sexe = code;
        return this;
    }

    public Individu pasACharge() {
        aCharge = "0";
        return this;
    }

    public Individu aCharge(String valeur) {
        aCharge = valeur;
        return this;
    }

    public Individu depuis(String jour) {
        depuis = jour;
        return this;
    }

    public Individu jusque(String jour) {
        jusque = jour;
        return this;
    }

    /** Subject to rights and duties: {@code 1}, {@code 0}, {@code true}, {@code false}. */
    public Individu sdd(String valeur) {
        sdd = "<MontantCalculDroitRSAPersonne><TOPPERSDRODEVORSA>" + valeur
                + "</TOPPERSDRODEVORSA></MontantCalculDroitRSAPersonne>";
        return this;
    }

    /** The payer does not say whether she is subject to rights and duties. */
    public Individu sansSdd() {
        sdd = "";
        return this;
    }

    public Individu exclue(String code, String debut, String fin) {
        exclusion = "<AvisPCGPersonne><ExclueRSA><EXCL>" + code + "</EXCL><DDEXCL>" + debut + "</DDEXCL>"
                + (fin.isEmpty() ? "" : "<DFEXCL>" + fin + "</DFEXCL>") + "</ExclueRSA></AvisPCGPersonne>";
        return this;
    }

    /** Has a parent with that number. */
    public Individu enfantDe(String nirParent) {
        rattachement = "<Rattachement><NOMNAI>X</NOMNAI><PRENOM>Y</PRENOM><DTNAI>1980-01-01</DTNAI><NIR>" + nirParent
                + "</NIR><TYPEPAR>LEG</TYPEPAR></Rattachement>";
        return this;
    }

    /** The RSA block comes before that of the family benefits, which gives her another role. */
    public Individu rsaFirst(String autreRole) {
        rsaFirst = true;
        rolePfa = autreRole;
        return this;
    }

    /** Her role for the family benefits, which says nothing of the RSA. */
    public Individu pfa(String role) {
        rolePfa = role;
        return this;
    }

    /** Goes by another name than that of her birth. */
    public Individu usage(String autreNom) {
        usage = autreNom;
        return this;
    }

    public Individu typeNaissance(String code) {
        typeNaissance = "<TYPEDTNAI>" + code + "</TYPEDTNAI>";
        return this;
    }

    String xml() {
        String pfa = prestation("PFA", rolePfa, "0");
        String rsa = prestation("RSA", role, aCharge);
        return "<Personne><Identification><NOM>" + (usage.isEmpty() ? nom : usage) + "</NOM><NOMNAI>" + nom
                + "</NOMNAI><PRENOM>" + prenom
                + "</PRENOM><NOMCOMNAI/><DTNAI>" + naissance + "</DTNAI>" + typeNaissance
                + (nir.isEmpty() ? "" : "<NIR>" + nir + "</NIR>") + "<SEXE>" + sexe + "</SEXE></Identification>"
                + "<DossierCAF><TOPRESPDOS>1</TOPRESPDOS><DDRATDOS>" + depuis + "</DDRATDOS>"
                + (jusque.isEmpty() ? "" : "<DFRATDOS>" + jusque + "</DFRATDOS>") + "</DossierCAF>"
                + (rsaFirst ? rsa + pfa : pfa + rsa) + rattachement + sdd + exclusion + "</Personne>";
    }

    private static String prestation(String nature, String role, String aCharge) {
        return "<Prestations><NATPREST>" + nature + "</NATPREST><ROLEPERS>" + role + "</ROLEPERS><TOPCHAPERS>" + aCharge
                + "</TOPCHAPERS></Prestations>";
    }
}
