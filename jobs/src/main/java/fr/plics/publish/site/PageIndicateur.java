package fr.plics.publish.site;

import fr.plics.contract.Colonne;
import fr.plics.contract.Departement;
import fr.plics.contract.Dimension;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.TableId;
import fr.plics.kernel.Territoire;
import fr.plics.publish.Jours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of an indicator, as its fiche, the contract of its fact and the release say it. */
record PageIndicateur(
        String code,
        String definition,
        String unite,
        String nature,
        String periodes,
        String evolution,
        String depuis,
        String sections,
        String mesure,
        String filtre,
        Optional<Compte> compte,
        Optional<Ratio> ratio,
        List<String> sources,
        List<Lien> besoins,
        List<Repartition> repartitions,
        List<Exemple> exemples,
        Optional<Publie> publie,
        boolean estSansPublication) {

    /**
     * What is counted or added up.
     *
     * @param verbe what is done with the column
     * @param colonne label of the column
     * @param nom name of the column
     * @param table the fact
     * @param ligne what a row of the fact is
     * @param conditions what a row must be to count
     */
    record Compte(String verbe, String colonne, String nom, Lien table, String ligne, List<Condition> conditions) {}

    /** A term of the filter: the label and the name of its column, and whether it must only be known. */
    record Condition(String libelle, String nom, boolean connu) {}

    /** An indicator over another. */
    record Ratio(Lien numerateur, Lien denominateur) {}

    /** A split: its values, and the levels it is published at. */
    record Repartition(Lien dimension, List<String> modalites, String niveaux) {}

    /** A small table in, cells out. */
    record Exemple(String nom, String mois, Tableau lignes, Tableau attendu) {}

    record Tableau(List<String> entetes, List<Ligne> lignes) {}

    record Ligne(List<Case> cases) {}

    record Case(String entete, String texte) {}

    /**
     * What the release says of it.
     *
     * @param depuis first period
     * @param periode last period
     * @param premiere the Département
     * @param valeurs the Département and its DTAS
     * @param etats cells by level and state
     * @param livraisons deliveries of the month it was read from
     * @param ecarts published figures that moved since the release before
     * @param figures figures of the printed report it answers
     */
    record Publie(
            String depuis,
            String periode,
            Apercu.Valeur premiere,
            List<Apercu.Valeur> valeurs,
            List<Apercu.Etat> etats,
            List<Apercu.Livraison> livraisons,
            String ecarts,
            List<Apercu.Figure> figures) {}

    static PageIndicateur of(Fiche fiche, Departement departement, Optional<Apercu> apercu) {
        return new PageIndicateur(
                fiche.code(),
                fiche.definition(),
                fiche.unite(),
                Mots.nature(fiche.nature()),
                fiche.periodes().stream().sorted().map(Mots::periode).collect(Collectors.joining(", ")),
                Mots.evolution(fiche.evolution()),
                fiche.depuis(),
                String.join(", ", fiche.plics()),
                fiche.mesure(),
                fiche.filtre(),
                fiche.population() == null ? Optional.empty() : Optional.of(compte(fiche)),
                fiche.population() == null ? Optional.of(ratio(fiche)) : Optional.empty(),
                fiche.sources().stream().map(Fiche.Source::titre).toList(),
                fiche.besoins().stream().map(PageIndicateur::besoin).toList(),
                fiche.dimensions().stream().map(PageIndicateur::repartition).toList(),
                fiche.exemples().stream()
                        .map(e -> exemple(fiche, e, departement))
                        .toList(),
                apercu.flatMap(a -> publie(fiche, a)),
                apercu.isEmpty());
    }

    private static Compte compte(Fiche fiche) {
        TableContract fait = Schemas.table(fiche.fait());
        return new Compte(
                fiche.operation() == Fiche.Operation.COMPTE ? "On compte" : "On additionne",
                fait.colonne(fiche.colonneMesuree()).libelle(),
                fiche.colonneMesuree(),
                new Lien(fait.libelle(), fait.table(), Liens.table(fait)),
                fait.description(),
                fiche.conditions().stream()
                        .map(c -> new Condition(
                                fait.colonne(c.colonne()).libelle().replaceFirst(", vide .*", ""),
                                c.colonne(),
                                c.connu()))
                        .toList());
    }

    private static Ratio ratio(Fiche fiche) {
        return new Ratio(indicateur(fiche.numerateur()), indicateur(fiche.denominateur()));
    }

    private static Lien indicateur(String code) {
        Fiche found = Schemas.fiches().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
        return new Lien(found.libelle(), code, Liens.indicateur(code));
    }

    /** A source by its name: the flow, or an extract. */
    static Lien besoin(String nom) {
        return new Lien(
                Schemas.findExtrait(nom).map(e -> e.libelle()).orElse("Flux mensuel de la CAF et de la MSA"),
                nom,
                Liens.source(nom));
    }

    private static Repartition repartition(Fiche.Ventilation ventilation) {
        Dimension dimension = Schemas.dimension(ventilation.dimension());
        return new Repartition(
                new Lien(
                        dimension.libelle(),
                        dimension.code(),
                        dimension.code().equals(Dimension.TOTAL)
                                ? ""
                                : Liens.dimension(dimension.code().split("\\+")[0])),
                dimension.code().equals(Dimension.TOTAL)
                        ? List.of()
                        : dimension.modalites().stream()
                                .filter(m -> ventilation.modalites().isEmpty()
                                        || ventilation.modalites().contains(m.code()))
                                .map(Dimension.Modalite::libelle)
                                .toList(),
                ventilation.niveaux().stream().sorted().map(Mots::niveau).collect(Collectors.joining(", ")));
    }

    private static Optional<Publie> publie(Fiche fiche, Apercu apercu) {
        LocalDate fin = apercu.dernierePeriode(fiche.code());
        if (fin == null) {
            return Optional.empty();
        }
        List<Apercu.Valeur> valeurs = apercu.valeurs(fiche.code(), fin);
        return Optional.of(new Publie(
                Jours.mois(apercu.premierePeriode(fiche.code())),
                Jours.mois(fin),
                valeurs.isEmpty() ? null : valeurs.get(0),
                valeurs,
                apercu.etats(fiche.code(), fin),
                apercu.livraisons(fin).stream()
                        .filter(l -> fiche.besoins().contains(l.nature()))
                        .toList(),
                apercu.ecarts(fiche.code()),
                apercu.figures().stream()
                        .filter(f -> f.indicateur().equals(fiche.code()))
                        .toList()));
    }

    private static Exemple exemple(Fiche fiche, Fiche.Exemple exemple, Departement departement) {
        TableContract fait = Schemas.table(fiche.population() == null ? TableId.GOLD_CELLULE : fiche.fait());
        TableContract indicateur = Schemas.table(TableId.GOLD_CELLULE);
        Mois mois = Mois.parse(exemple.mois());
        return new Exemple(
                exemple.nom(),
                Jours.mois(mois.debut()),
                tableau(exemple.lignes(), fait, departement, mois),
                tableau(exemple.attendu(), indicateur, departement, mois));
    }

    private static Tableau tableau(
            List<Map<String, Object>> lignes, TableContract table, Departement departement, Mois mois) {
        Set<String> noms = new LinkedHashSet<>();
        lignes.forEach(l -> noms.addAll(l.keySet()));
        List<String> entetes = noms.stream().map(nom -> libelle(table, nom)).toList();
        List<Ligne> cases = new ArrayList<>();
        for (Map<String, Object> ligne : lignes) {
            cases.add(new Ligne(noms.stream()
                    .map(nom -> new Case(
                            libelle(table, nom), ligne.containsKey(nom) ? valeur(nom, ligne, departement, mois) : "–"))
                    .toList()));
        }
        return new Tableau(entetes, cases);
    }

    private static String libelle(TableContract table, String nom) {
        return table.colonnes().stream()
                .filter(c -> c.nom().equals(nom))
                .map(Colonne::libelle)
                .map(Mots::court)
                .findFirst()
                .orElse(nom);
    }

    /** A value as a reader says it: yes or no, a name for a code. */
    private static String valeur(String nom, Map<String, Object> ligne, Departement departement, Mois mois) {
        Object valeur = ligne.get(nom);
        if (valeur == null) {
            return "vide";
        }
        if (valeur instanceof Boolean oui) {
            return Boolean.TRUE.equals(oui) ? "oui" : "non";
        }
        if (valeur instanceof Number nombre) {
            return nom.endsWith("_pct") ? Mots.pourcent(nombre.doubleValue()) : Mots.nombre(nombre.doubleValue(), 1);
        }
        String texte = valeur.toString();
        return switch (nom) {
            case "niveau" -> Mots.niveau(Niveau.valueOf(texte));
            case "territoire" -> territoire(Niveau.valueOf(ligne.get("niveau").toString()), texte, departement, mois);
            case "code_commune", "commune" -> territoire(Niveau.COMMUNE, texte, departement, mois);
            case "dimension" -> Schemas.dimension(texte).libelle();
            case "modalite" -> modalite(ligne.get("dimension").toString(), texte);
            default -> modalite(nom.toUpperCase(Locale.ROOT), texte);
        };
    }

    private static String modalite(String dimension, String code) {
        if (!dimension.equals(Dimension.TOTAL)
                && !Schemas.dimensions().containsKey(dimension.split("\\+")[0])) {
            return code;
        }
        return Schemas.dimension(dimension).modalites().stream()
                .filter(m -> m.code().equals(code))
                .map(Dimension.Modalite::libelle)
                .findFirst()
                .orElse(code);
    }

    private static String territoire(Niveau niveau, String code, Departement departement, Mois mois) {
        String nom = switch (niveau) {
            case DEPARTEMENT -> departement.libelle();
            case DTAS, COMMISSION ->
                Optional.ofNullable(Schemas.nomenclature(niveau.name()).at(mois).get(code))
                        .map(l -> l.get("libelle"))
                        .orElse("");
            case EPCI ->
                departement.epci(mois).stream()
                        .filter(e -> e.code().equals(code))
                        .map(Territoire::libelle)
                        .findFirst()
                        .orElse("");
            case COMMUNE ->
                departement.communes(mois).stream()
                        .filter(c -> c.code().equals(code))
                        .map(c -> c.libelle())
                        .findFirst()
                        .orElse("");
            case ACTION, STRUCTURE -> "";
        };
        if (nom.isEmpty() && code.equals(Territoire.NON_RATTACHE)) {
            nom = Territoire.nonRattache(niveau).libelle();
        }
        return nom.isEmpty() ? code : nom + " (" + code + ")";
    }
}
