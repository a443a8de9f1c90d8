package fr.plics.publish.site;

import fr.plics.contract.Departement;
import fr.plics.contract.Dimension;
import fr.plics.contract.DisclosurePolicy;
import fr.plics.contract.Element;
import fr.plics.contract.ExtractContract;
import fr.plics.contract.Fiche;
import fr.plics.contract.Nomenclature;
import fr.plics.contract.QualityPolicy;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.kernel.Rule;
import fr.plics.kernel.Step;
import fr.plics.publish.Jours;
import fr.plics.publish.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every page of the site, made from the contracts, the steps, the rules and, if there is one, a release. */
final class Pages {

    private record Rubrique(String libelle, String lien, boolean estIci) {}

    private record Page(
            String titre, String surtitre, String departement, List<Rubrique> rubriques, String corps, String etat) {}

    /** What the search finds. */
    private record Entree(String genre, String libelle, String code, String lien) {}

    private record CarteIndicateur(Lien indicateur, String definition, Optional<PageIndicateur.Publie> publie) {}

    private record Accueil(
            String departement,
            Optional<Etat> etat,
            boolean estSansPublication,
            String secretMax,
            List<CarteIndicateur> indicateurs,
            List<Entree> entrees) {}

    /** What a release says of itself. */
    private record Etat(
            String release,
            String publieeLe,
            String premierMois,
            String dernierMois,
            boolean hypotheseDtas,
            String motif) {}

    private record Groupe(String code, String libelle, String description, List<LigneTable> tables) {}

    private record LigneTable(Lien table, String description) {}

    private record Valeur(String libelle, String code, boolean horsBase) {}

    private record PageDimension(
            String code, String libelle, List<Valeur> modalites, List<Somme> groupes, List<Lien> indicateurs) {}

    private record Somme(String libelle, String modalites) {}

    private record ListeCodes(String nom, String libelle, String source, String lien) {}

    private record Codes(String nom, String source, boolean estDatee, List<LigneCode> lignes) {}

    private record LigneCode(String code, String libelle, String debut, String fin) {}

    private record PageSource(String nom, String description, boolean estFlux, List<Champ> champs) {}

    private record Champ(
            String nom, String chemin, String libelle, boolean obligatoire, String sensibilite, Optional<Lien> codes) {}

    private record Ligne(String code, String constat, String effet, String remede) {}

    private record Qualite(
            String lignesMax,
            String dossiersMax,
            String secretMax,
            List<Ligne> regles,
            Optional<Etat> etat,
            boolean estSansPublication,
            List<Apercu.Livraison> livraisons,
            List<Apercu.Figure> figures) {}

    private record Chemin(String svg, List<LigneEtape> etapes) {}

    private record LigneEtape(String nom, String libelle, List<Lien> lit, List<Lien> ecrit) {}

    private record Index(List<Groupe> groupes, List<LigneTable> sources) {}

    private static final List<Lien> RUBRIQUES = List.of(
            new Lien("Indicateurs", "", "index.html"),
            new Lien("Répartitions", "", "dimensions.html"),
            new Lien("Tables", "", "tables.html"),
            new Lien("Listes de codes", "", "codes.html"),
            new Lien("Chemin des données", "", "chemin.html"),
            new Lien("Qualité", "", "qualite.html"));

    private final Gabarits gabarits = new Gabarits();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Departement departement;
    private final List<? extends Step<?>> etapes;
    private final List<Rule.Text> regles;
    private final Optional<Apercu> apercu;

    Pages(Departement departement, List<? extends Step<?>> etapes, List<Rule.Text> regles, Optional<Apercu> apercu) {
        this.departement = departement;
        this.etapes = etapes;
        this.regles = regles;
        this.apercu = apercu;
    }

    /** Every file, by its name. */
    Map<String, String> all() {
        for (String text : List.of("style.css", "site.js")) {
            pages.put(text, Gabarits.text(text));
        }
        List<CarteIndicateur> cartes = new ArrayList<>();
        for (Fiche fiche : Schemas.fiches()) {
            PageIndicateur indicateur = PageIndicateur.of(fiche, departement, apercu);
            Lien lien = new Lien(fiche.libelle(), fiche.code(), Liens.indicateur(fiche.code()));
            page(lien.adresse(), "index.html", "Indicateur", fiche.libelle(), "indicateur", indicateur);
            cartes.add(new CarteIndicateur(lien, fiche.definition(), indicateur.publie()));
        }
        accueil(cartes);
        dimensions();
        tables();
        codes();
        page("chemin.html", "chemin.html", "", "Le chemin des données", "chemin", chemin());
        page("qualite.html", "qualite.html", "", "La qualité des chiffres", "qualite", qualite());
        return pages;
    }

    private void page(String file, String rubrique, String surtitre, String titre, String gabarit, Object contenu) {
        List<Rubrique> rubriques = RUBRIQUES.stream()
                .map(r -> new Rubrique(r.libelle(), r.adresse(), r.adresse().equals(rubrique)))
                .toList();
        String etat = apercu.map(a -> "Publication " + a.release().release()).orElse("Fait sans publication");
        pages.put(
                file,
                gabarits.render(
                        "page",
                        new Page(
                                titre,
                                surtitre,
                                departement.libelle(),
                                rubriques,
                                gabarits.render(gabarit, contenu),
                                etat)));
    }

    private void accueil(List<CarteIndicateur> cartes) {
        page(
                "index.html",
                "index.html",
                "",
                "Ce que disent les chiffres, et comment",
                "accueil",
                new Accueil(departement.libelle(), etat(), apercu.isEmpty(), secretMax(), cartes, entrees()));
    }

    private Optional<Etat> etat() {
        return apercu.map(Apercu::release).map(Pages::etat);
    }

    private static Etat etat(Release release) {
        return new Etat(
                release.release(),
                Jours.jour(Instant.parse(release.publieeLe())),
                Jours.mois(fr.plics.kernel.Mois.parse(release.premierMois()).debut()),
                Jours.mois(fr.plics.kernel.Mois.parse(release.dernierMois()).debut()),
                release.hypotheseDtas(),
                release.motif());
    }

    private static String secretMax() {
        return Integer.toString(DisclosurePolicy.load().seuil() - 1);
    }

    private static List<Entree> entrees() {
        List<Entree> entrees = new ArrayList<>();
        Schemas.fiches()
                .forEach(f -> entrees.add(new Entree("Indicateur", f.libelle(), f.code(), Liens.indicateur(f.code()))));
        Schemas.dimensions().values().forEach(d -> {
            entrees.add(new Entree("Répartition", d.libelle(), d.code(), Liens.dimension(d.code())));
            d.modalites()
                    .forEach(m -> entrees.add(new Entree(
                            "Valeur de « " + d.libelle() + " »", m.libelle(), m.code(), Liens.dimension(d.code()))));
        });
        for (TableContract table : Schemas.tables()) {
            Lien lien = PageTable.lien(table);
            entrees.add(new Entree("Table", lien.libelle(), lien.code(), lien.adresse()));
            table.colonnes()
                    .forEach(c -> entrees.add(new Entree(
                            "Colonne de " + lien.code(), c.libelle(), c.nom(), lien.adresse() + "#" + c.nom())));
        }
        Parcours.sources().forEach(s -> entrees.add(new Entree("Source", s.libelle(), s.code(), s.adresse())));
        elements(Schemas.flux().racine())
                .forEach(e -> entrees.add(new Entree(
                        "Élément du flux", e.libelle(), e.nom(), Liens.source(Parcours.FLUX) + "#" + ancre(e))));
        Schemas.nomenclatures()
                .forEach(n -> entrees.add(
                        new Entree("Liste de codes", n.get("libelle"), n.get("nom"), Liens.codes(n.get("nom")))));
        return entrees;
    }

    private void dimensions() {
        List<PageDimension> dimensions = Schemas.dimensions().values().stream()
                .map(d -> new PageDimension(
                        d.code(),
                        d.libelle(),
                        d.modalites().stream()
                                .map(m -> new Valeur(m.libelle(), m.code(), m.horsBase()))
                                .toList(),
                        d.groupes().stream()
                                .map(g -> new Somme(g.libelle(), sum(d, g)))
                                .toList(),
                        Schemas.fiches().stream()
                                .filter(f -> f.dimensions().stream()
                                        .anyMatch(
                                                v -> Arrays.asList(v.dimension().split("\\+"))
                                                        .contains(d.code())))
                                .map(f -> new Lien(f.libelle(), f.code(), Liens.indicateur(f.code())))
                                .toList()))
                .toList();
        page(
                "dimensions.html",
                "dimensions.html",
                "",
                "Les répartitions",
                "dimensions",
                Map.of("dimensions", dimensions));
    }

    private static String sum(Dimension dimension, Dimension.Groupe groupe) {
        return dimension.modalites().stream()
                .filter(m -> groupe.modalites().contains(m.code()))
                .map(Dimension.Modalite::libelle)
                .collect(java.util.stream.Collectors.joining(" + "));
    }

    private void tables() {
        List<Groupe> groupes = new ArrayList<>();
        for (Couche couche :
                List.of(Couche.PUBLICATION, Couche.GOLD, Couche.SILVER, Couche.BRONZE, Couche.QUARANTINE)) {
            List<LigneTable> tables = Schemas.tables().stream()
                    .filter(t -> Couche.of(t) == couche)
                    .map(t -> new LigneTable(PageTable.lien(t), t.description()))
                    .toList();
            groupes.add(new Groupe(
                    couche.name().toLowerCase(java.util.Locale.ROOT), couche.libelle(), couche.description(), tables));
        }
        List<LigneTable> sources = new ArrayList<>();
        sources.add(new LigneTable(
                PageIndicateur.besoin(Parcours.FLUX), Schemas.flux().racine().libelle()));
        Schemas.extraits()
                .forEach(e -> sources.add(new LigneTable(PageIndicateur.besoin(e.extrait()), e.description())));
        page("tables.html", "tables.html", "", "Les tables", "tables", new Index(groupes, sources));
        for (TableContract table : Schemas.tables()) {
            page(
                    Liens.table(table),
                    "tables.html",
                    table.estVue() ? "Vue prête à lire" : "Table",
                    table.libelle(),
                    "table",
                    PageTable.of(table, etapes));
        }
        for (ExtractContract extrait : Schemas.extraits()) {
            page(
                    Liens.source(extrait.extrait()),
                    "tables.html",
                    "Fichier reçu",
                    extrait.libelle(),
                    "source",
                    source(extrait));
        }
        page(
                Liens.source(Parcours.FLUX),
                "tables.html",
                "Fichier reçu",
                PageIndicateur.besoin(Parcours.FLUX).libelle(),
                "source",
                flux());
    }

    private static PageSource source(ExtractContract extrait) {
        return new PageSource(
                extrait.extrait(),
                extrait.description(),
                false,
                extrait.colonnes().stream()
                        .map(c -> new Champ(
                                c.nom(),
                                c.nom(),
                                c.libelle(),
                                c.obligatoire(),
                                Mots.sensibilite(c.sensibilite()),
                                Optional.ofNullable(c.nomenclature()).map(PageTable.Champ::codes)))
                        .toList());
    }

    private static PageSource flux() {
        return new PageSource(
                Parcours.FLUX,
                Schemas.flux().racine().libelle(),
                true,
                elements(Schemas.flux().racine())
                        .map(e -> new Champ(
                                e.nom(),
                                ancre(e),
                                e.libelle(),
                                e.min() > 0,
                                Mots.sensibilite(e.sensibilite()),
                                e.nomenclature().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(PageTable.Champ.codes(e.nomenclature()))))
                        .toList());
    }

    /** The elements that hold a value, in the order of the document. */
    private static Stream<Element> elements(Element element) {
        return element.estBloc() ? element.enfants().stream().flatMap(Pages::elements) : Stream.of(element);
    }

    /** The path of an element under the root. */
    private static String ancre(Element element) {
        return element.chemin().substring(element.chemin().indexOf('/') + 1);
    }

    private void codes() {
        List<ListeCodes> listes = Schemas.nomenclatures().stream()
                .map(n -> new ListeCodes(n.get("nom"), n.get("libelle"), n.get("source"), Liens.codes(n.get("nom"))))
                .toList();
        page("codes.html", "codes.html", "", "Les listes de codes", "codes", Map.of("listes", listes));
        for (ListeCodes liste : listes) {
            Nomenclature nomenclature = Schemas.nomenclature(liste.nom());
            List<LigneCode> lignes = nomenclature.lignes().stream()
                    .map(l -> new LigneCode(l.get("code"), l.get("libelle"), l.get("debut"), l.get("fin")))
                    .toList();
            boolean isDated = lignes.stream()
                    .anyMatch(l -> !l.debut().isEmpty() || !l.fin().isEmpty());
            page(
                    liste.lien(),
                    "codes.html",
                    "Liste de codes",
                    liste.libelle(),
                    "liste",
                    new Codes(liste.nom(), liste.source(), isDated, lignes));
        }
    }

    private Chemin chemin() {
        List<LigneEtape> lignes = new ArrayList<>();
        for (Step<?> etape : etapes) {
            Set<String> reads = new LinkedHashSet<>();
            etape.reads().forEach(t -> reads.add(t.toString()));
            Set<String> writes = new LinkedHashSet<>();
            etape.writes().forEach(t -> writes.add(t.toString()));
            lignes.add(new LigneEtape(
                    etape.name(),
                    etape.libelle(),
                    etape.scope() == Step.Scope.DELIVERIES
                            ? List.of(new Lien("les fichiers reçus", "", "tables.html#sources"))
                            : tables(reads),
                    Parcours.estPublication(etape)
                            ? List.of(new Lien("les tables publiées", "", "tables.html#publication"))
                            : tables(writes)));
        }
        return new Chemin(Parcours.svg(etapes), lignes);
    }

    private static List<Lien> tables(Set<String> noms) {
        return Schemas.tables().stream()
                .filter(t -> noms.contains(t.table()))
                .map(PageTable::lien)
                .toList();
    }

    private Qualite qualite() {
        QualityPolicy policy = QualityPolicy.load();
        return new Qualite(
                Mots.nombre(policy.partLignesRejeteesMaxPct(), 1),
                Mots.nombre(policy.partDossiersRejetesMaxPct(), 1),
                secretMax(),
                regles.stream()
                        .map(r -> new Ligne(
                                r.code(),
                                r.constat().replace("%s", "…"),
                                r.effect().libelle(),
                                r.remede()))
                        .toList(),
                etat(),
                apercu.isEmpty(),
                apercu.map(Apercu::livraisons).orElse(List.of()),
                apercu.map(Apercu::figures).orElse(List.of()));
    }
}
