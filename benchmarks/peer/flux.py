"""The monthly flow (RSABEM) read by several processes: files are cut between dossiers, each piece is one task."""

import mmap
import re
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from lxml import etree

_DEBUT, _FIN = b"<InfosFoyerRSA>", b"</InfosFoyerRSA>"
_TAILLE_MORCEAU = 8 << 20
_ENCODAGE = re.compile(rb"""encoding=["']([\w-]+)["']""")

# The blocks that hold what the figures need; the rest of a dossier stays in its XML.
_BLOCS_DOSSIER = set(
    "IdentificationRSA Organisme DemandeRSA DemandeRMI DateDemandeRMI OrganismeCedant"
    " DonneesAdministratives SituationFamille"
    " PrestationRSA SituationDossierRSA EtatDossierRSA DetailDroitRSA TroncCommunDroitRSA".split()
)
_BLOCS_ADRESSE = set("TroncCommunAdresse AdresseDetailleeFrance".split())
_BLOCS_PERSONNE = set("Identification DossierCAF MontantCalculDroitRSAPersonne AvisPCGPersonne ExclueRSA".split())

_TEXTES_DOSSIER = (
    "FONORG NUMORG NUMDEMRSA DTDEMRSA DTDEMRMI FONORGCEDMUT DDARRMUT"
    " ORIDEMRSA DTORIDEMRSA ETATDOSRSA SITFAM DDSITFAM".split()
)
_TEXTES_PERSONNE = "DTNAI SEXE DDRATDOS DFRATDOS TOPPERSDRODEVORSA EXCL DDEXCL DFEXCL".split()

_CLE = [("livraison", pa.string()), ("enregistrement", pa.int64())]


def _textes(*noms):
    return [(nom, pa.string()) for nom in noms]


_SCHEMA_DOSSIER = pa.schema(_CLE + [("foyer_id", pa.binary())] + _textes(*_TEXTES_DOSSIER, "DTEMM", "NUMCOM", "xml"))
_SCHEMA_PERSONNE = pa.schema(
    _CLE
    + [("nir_id", pa.binary()), ("triplet_id", pa.binary())]
    + _textes(*_TEXTES_PERSONNE, "ROLEPERS", "TOPCHAPERS")
    + [("rang", pa.int32())]
)


class Livraison(NamedTuple):
    """A file of the flow: its month, what its trailer announces, where it can be cut."""

    chemin: str
    nom: str
    mois: str
    encodage: str
    nb_annonces: int
    nb_anomalies: int
    coupes: list


def open_livraison(chemin):
    """Reads the header and the trailer of a file, and finds where to cut it."""
    with open(chemin, "rb") as fichier, mmap.mmap(fichier.fileno(), 0, access=mmap.ACCESS_READ) as octets:
        debut, fin = octets.find(_DEBUT), octets.rfind(_FIN) + len(_FIN)
        if debut < 0:
            debut = fin = octets.find(b"<TransmissionFlux>")
        enveloppe = etree.fromstring(octets[:debut] + octets[fin:])
        encodage = _ENCODAGE.search(octets[:debut])
        return Livraison(
            chemin=str(chemin),
            nom=chemin.name,
            mois=enveloppe.findtext("IdentificationFlux/DTREF")[:7],
            encodage=encodage[1].decode() if encodage else "utf-8",
            nb_annonces=int(enveloppe.findtext("TransmissionFlux/NBTOTDOSRSATRANSM")),
            nb_anomalies=int(enveloppe.findtext("TransmissionFlux/NBTOTDOSRSATRANSMANO")),
            coupes=_cut(octets, debut, fin),
        )


def _cut(octets, debut, fin):
    coupes = [debut]
    while fin - coupes[-1] > _TAILLE_MORCEAU:
        suivante = octets.find(_DEBUT, coupes[-1] + _TAILLE_MORCEAU, fin)
        if suivante < 0:
            break
        coupes.append(suivante)
    return coupes + [fin]


def read_morceau(livraison, rang, bronze, pseudonymes):
    """Reads the dossiers of one piece into bronze, and says how many there are."""
    debut, fin = livraison.coupes[rang], livraison.coupes[rang + 1]
    with open(livraison.chemin, "rb") as fichier:
        fichier.seek(debut)
        octets = fichier.read(fin - debut)
    dossiers, personnes = [], []
    for position, xml in _split(octets, livraison.encodage):
        cle = (livraison.nom, debut + position)
        foyer = _parse(xml, livraison, debut + position)
        dossiers.append(cle + _read_dossier(foyer, pseudonymes) + (xml,))
        personnes += [
            cle + _read_personne(personne, pseudonymes) + (n,)
            for n, personne in enumerate(foyer.iterchildren("Personne"), start=1)
        ]
    nom = f"{livraison.nom}-{rang:04}.parquet"
    _write(dossiers, _SCHEMA_DOSSIER, bronze / "rsabem" / nom)
    _write(personnes, _SCHEMA_PERSONNE, bronze / "rsabem_personne" / nom)
    return len(dossiers)


def _split(octets, encodage):
    """Each dossier of a piece, in UTF-8 whatever the file is in, with its position."""
    debut = octets.find(_DEBUT)
    while debut >= 0:
        fin = octets.index(_FIN, debut) + len(_FIN)
        yield debut, octets[debut:fin].decode(encodage).encode()
        debut = octets.find(_DEBUT, fin)


_PARSER = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, collect_ids=False)


def _parse(xml, livraison, position):
    try:
        return etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError:
        raise SystemExit(f"{livraison.nom}, octet {position} : dossier mal formé.") from None


def _read_valeurs(bloc, lus, valeurs):
    """The texts of a block and of those inside it that are read, by the name of their element."""
    for element in bloc:
        if element.tag in lus:
            _read_valeurs(element, lus, valeurs)
        else:
            valeurs[element.tag] = element.text
    return valeurs


def _read_dossier(foyer, pseudonymes):
    valeurs = _read_valeurs(foyer, _BLOCS_DOSSIER, {})
    foyer_id = pseudonymes.hash(valeurs["FONORG"], valeurs["NUMORG"], valeurs["NUMDEMRSA"])
    adresses = [
        _read_valeurs(adresse, _BLOCS_ADRESSE, {})
        for adresse in foyer.find("DonneesAdministratives").iterchildren("Adresse")
    ]
    # RS-24: RGADR 01, else the lowest rank present.
    adresse = min(adresses, key=lambda a: int(a["RGADR"]), default={})
    textes = tuple(map(valeurs.get, _TEXTES_DOSSIER))
    return (foyer_id,) + textes + (adresse.get("DTEMM"), adresse.get("NUMCOM"))


def _read_personne(personne, pseudonymes):
    valeurs = _read_valeurs(personne, _BLOCS_PERSONNE, {})
    # Only the RSA block says the role.
    prestations = [_read_valeurs(bloc, (), {}) for bloc in personne.iterchildren("Prestations")]
    rsa = next((p for p in prestations if p["NATPREST"].strip() == "RSA"), {})
    ids = pseudonymes.hash_personne(valeurs.get("NIR"), valeurs["NOMNAI"], valeurs["PRENOM"], valeurs["DTNAI"])
    return ids + tuple(map(valeurs.get, _TEXTES_PERSONNE)) + (rsa.get("ROLEPERS"), rsa.get("TOPCHAPERS"))


def _write(lignes, schema, chemin):
    colonnes = zip(*lignes) if lignes else [()] * len(schema)
    table = pa.table([pa.array(c, champ.type) for c, champ in zip(colonnes, schema)], schema=schema)
    repetees = [nom for nom in schema.names if nom not in ("xml", "foyer_id", "nir_id", "triplet_id")]
    pq.write_table(table, chemin, compression="zstd", use_dictionary=repetees)
