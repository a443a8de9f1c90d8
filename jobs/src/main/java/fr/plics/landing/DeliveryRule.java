package fr.plics.landing;

import fr.plics.kernel.Rule;

/** What can be wrong with a delivery before its content is read, or beside the other deliveries. */
public enum DeliveryRule implements Rule {
    NOM_INCONNU(
            "NOM-01",
            Effect.REPORTED,
            "fichier qu'aucun contrat ne connaît.",
            "Retirez-le du dépôt, ou renommez-le selon le contrat."),
    NOM_DEPARTEMENT(
            "NOM-02",
            Effect.FILE,
            "le nom annonce un autre Département.",
            "Renvoyez ce fichier à son destinataire : il ne doit pas rester ici."),
    NOM_SPECIAL(
            "NOM-04",
            Effect.REPORTED,
            "ni un fichier ni un dossier : lien vers un dossier ou vers rien, ou fichier spécial.",
            "Mettez le fichier lui-même dans le dépôt."),
    VIDE("NOM-03", Effect.FILE, "fichier vide.", "Demandez un nouvel envoi."),

    GZ_ILLISIBLE("GZ-01", Effect.FILE, "archive gzip tronquée ou abîmée.", "Demandez un nouvel envoi."),
    GZ_BOMBE("GZ-02", Effect.FILE, "archive qui enfle plus de %s fois.", "Refusez ce fichier et prévenez l'émetteur."),

    AMBIGUE(
            "LIV-01",
            Effect.FILE,
            "deux livraisons différentes du même mois portent la même date de création.",
            "Demandez à l'émetteur laquelle est bonne, et un nouvel envoi de celle-là."),
    OBSOLETE(
            "LIV-02",
            Effect.FILE,
            "une livraison plus récente de ce mois est déjà en vigueur.",
            "Rien à faire si c'est un ancien envoi ; sinon demandez un nouvel envoi."),

    RECOUPEMENT(
            "LIV-03",
            Effect.FILE,
            "les payeurs de ce fichier (%s) et d'une autre livraison du mois se recoupent : des dossiers compteraient deux fois.",
            "Demandez un fichier par payeur."),

    ORIENTATION_INCONNUE(
            "LECT-01",
            Effect.REPORTED,
            "%s : aucun extrait ORIENTATION reçu, toutes les personnes soumises aux droits et devoirs y sont NON_ORIENTE.",
            "Déposez l'extrait : le mois sera recalculé."),
    ORIENTATION_INCOMPLETE(
            "LECT-02",
            Effect.REPORTED,
            "%s : il manque l'extrait ORIENTATION de %s, ses décisions ne sont pas comptées.",
            "Déposez l'extrait : le mois sera recalculé."),
    PERSONNE_INCONNUE(
            "LECT-03",
            Effect.REPORTED,
            "%s : aucun extrait PERSONNE reçu, aucune orientation n'y est reliée au flux.",
            "Déposez l'extrait : le mois sera recalculé."),
    PERSONNE_ANCIENNE(
            "LECT-04",
            Effect.REPORTED,
            "%s : l'extrait PERSONNE manque, celui de %s est lu.",
            "Déposez l'extrait : le mois sera recalculé."),
    PAYEUR_ABSENT(
            "LECT-05",
            Effect.REPORTED,
            "%s : aucun flux de %s, qui en avait envoyé un le mois reçu juste avant ; ses foyers ne sont pas comptés.",
            "Déposez ce flux : le mois sera recalculé."),
    PAYEUR_ABSENT_AN_PASSE(
            "LECT-06",
            Effect.REPORTED,
            "%s : ses évolutions comparent avec %s, qui n'a pas les mêmes payeurs (%s en plus ou en moins).",
            "Déposez les flux qui manquent : les deux mois seront recalculés.");

    private final Text text;

    DeliveryRule(String code, Effect effect, String constat, String remede) {
        this.text = new Text(code, effect, constat, remede);
    }

    @Override
    public Text text() {
        return text;
    }
}
