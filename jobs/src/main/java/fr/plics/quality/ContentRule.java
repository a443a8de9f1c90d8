package fr.plics.quality;

import fr.plics.kernel.Rule;

/** What can be wrong with the content of a delivery. */
public enum ContentRule implements Rule {
    // XML of the flow
    XML_ILLISIBLE("XML-01", Effect.FILE, "XML tronqué ou mal formé.", "Demandez un nouvel envoi."),
    XML_DTD(
            "XML-02",
            Effect.FILE,
            "le fichier contient une DTD, que le contrat interdit.",
            "Refusez ce fichier et prévenez l'émetteur."),
    XML_LIMITE("XML-03", Effect.FILE, "limite dépassée : %s.", "Refusez ce fichier et prévenez l'émetteur."),
    XML_INCONNU(
            "XML-04",
            Effect.FILE,
            "élément inconnu du contrat ou mal placé.",
            "Comparez avec schemas/sources/cnaf/vrsb0801.csv, puis demandez un nouvel envoi ou faites évoluer le contrat."),
    XML_MANQUANT(
            "XML-05",
            Effect.FILE,
            "élément obligatoire absent.",
            "Comparez avec schemas/sources/cnaf/vrsb0801.csv, puis demandez un nouvel envoi."),
    XML_ENCODAGE(
            "XML-06",
            Effect.FILE,
            "encodage déclaré que le contrat ne connaît pas.",
            "Demandez un envoi en windows-1252, ISO-8859-1, ISO-8859-15 ou UTF-8."),
    XML_ACCENTS(
            "XML-07",
            Effect.FILE,
            "le fichier déclare un encodage d'un octet et ses accents sont de l'UTF-8.",
            "Demandez un envoi dont la déclaration dit vrai."),
    // What the flow says of itself
    FLUX_DEPARTEMENT(
            "FLUX-01",
            Effect.FILE,
            "un dossier vient d'un autre Département (IDEPARTE).",
            "Ce fichier contient les données d'un autre Département : renvoyez-le à l'émetteur."),
    FLUX_MOIS(
            "FLUX-02",
            Effect.FILE,
            "le mois du nom diffère de celui de DTREF.",
            "Renommez le fichier selon DTREF, ou demandez le bon mois."),
    FLUX_NATURE(
            "FLUX-03",
            Effect.FILE,
            "seul le flux mensuel des bénéficiaires (TYPEFLUX M, NATFLUX D) est chargé.",
            "Retirez ce fichier du dépôt."),
    FLUX_COMPTE(
            "FLUX-04",
            Effect.FILE,
            "la fin de transmission n'annonce pas ce qui a été lu : %s.",
            "Demandez un nouvel envoi."),
    FLUX_VIDE(
            "FLUX-05",
            Effect.GATE,
            "aucun dossier, alors que le fichier est complet.",
            "Vérifiez avec l'émetteur : un mois sans aucun dossier n'est pas publié."),
    FLUX_ANOMALIES(
            "FLUX-06",
            Effect.REPORTED,
            "fichier des dossiers rejetés : %s, gardés à part et jamais comptés.",
            "Rien à faire."),
    FLUX_PAYEURS(
            "FLUX-07", Effect.REPORTED, "le fichier mêle plusieurs payeurs : %s.", "Demandez un fichier par payeur."),
    FLUX_SEUIL(
            "FLUX-08",
            Effect.FILE,
            "trop de dossiers ont une valeur illisible : %s.",
            "Le schéma a peut-être changé : comparez avec schemas/sources/cnaf/vrsb0801.csv et demandez un nouvel envoi."),
    // A value of the flow
    VALEUR_ILLISIBLE(
            "VAL-01",
            Effect.RECORD,
            "valeur illisible, ou trop longue, pour son type.",
            "Signalez le dossier à l'émetteur ; il sera repris à la prochaine livraison du mois."),
    // Extracts of the Département: codes of the specification
    EXTRAIT_ENTETE("B-01", Effect.FILE, "%s", "Corrigez l'export d'après schemas/sources/departement et renvoyez-le."),
    EXTRAIT_CLE("B-02", Effect.FILE, "%s", "Corrigez l'export et renvoyez-le."),
    EXTRAIT_DOUBLON(
            "B-03",
            Effect.RECORD,
            "même identifiant qu'une ligne plus bas, avec un autre contenu.",
            "La dernière ligne du fichier est gardée."),
    EXTRAIT_VALEUR("B-04", Effect.RECORD, "%s", "Corrigez la ligne et renvoyez le fichier."),
    EXTRAIT_SEUIL("B-15", Effect.GATE, "trop de lignes en quarantaine : %s.", "Corrigez l'export et renvoyez-le.");

    private final Text text;

    ContentRule(String code, Effect effect, String constat, String remede) {
        this.text = new Text(code, effect, constat, remede);
    }

    @Override
    public Text text() {
        return text;
    }
}
