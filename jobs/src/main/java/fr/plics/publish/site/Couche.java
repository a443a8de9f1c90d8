package fr.plics.publish.site;

import fr.plics.contract.TableContract;
import fr.plics.kernel.TableId;
import java.util.Locale;

/** The layers as a reader sees them, in the order data go through. */
enum Couche {
    BRONZE(
            "Ce qui a été reçu",
            "Chaque enregistrement tel que la source l’a écrit. Nominatif : personne d’autre que le gardien de l’entrepôt n’y a accès."),
    QUARANTINE(
            "Ce qui a été refusé",
            "Chaque enregistrement ou fichier refusé, gardé entier avec la règle et la place. Nominatif : même accès que ce qui a été reçu."),
    SILVER(
            "Ce qui a été mis au propre",
            "Doublons écartés, valeurs typées, mots français. Les personnes n’ont plus de nom : un pseudonyme les relie d’un mois à l’autre."),
    GOLD(
            "Ce qui est compté",
            "Une ligne par foyer ou par personne et par mois, puis les indicateurs avant secret statistique. Réservé au Département."),
    PUBLICATION(
            "Ce qui est publié",
            "Des nombres passés par le secret statistique, sans aucune personne. Ouvert à tous ceux qui reçoivent la publication.");

    private final String libelle;
    private final String description;

    Couche(String libelle, String description) {
        this.libelle = libelle;
        this.description = description;
    }

    String libelle() {
        return libelle;
    }

    String description() {
        return description;
    }

    static Couche of(TableContract table) {
        return valueOf(table.table().substring(0, table.table().indexOf('.')).toUpperCase(Locale.ROOT));
    }

    static Couche of(TableId table) {
        return valueOf(table.layer().name());
    }
}
