"""Silver, gold and the cells, in SQL: what DuckDB makes of bronze."""

from pathlib import Path

import duckdb
import pyarrow as pa

_RACINE = Path(__file__).resolve().parents[2]
_ORACLE = _RACINE / "jobs/src/test/resources/oracle"
_SQL = Path(__file__).resolve().parent / "sql"

# Each rule has one text: what reads no identity and no nested flow is the SQL of the oracle of the tests.
_ETAPES = (
    _ORACLE / "01_livraisons.sql",
    _SQL / "dossiers.sql",
    _SQL / "personnes.sql",
    _ORACLE / "04_organismes.sql",
    _ORACLE / "05_communes.sql",
    _SQL / "orientations.sql",
    _ORACLE / "07_faits.sql",
    _ORACLE / "08_grille.sql",
    _ORACLE / "09_cellules.sql",
)

BRONZE = ("rsabem", "rsabem_personne", "ref_commune", "personne", "orientation")

# Neither NUMDEMRSA nor the day of birth leave bronze.
_PUBLICATION = {
    "silver/commune": "from commune",
    "silver/personne": """
        select p.* exclude (dossier_id, dtnai), d.foyer_id, strftime(p.dtnai, '%Y-%m') as naissance
        from personne as p
        join dossier as d on d.dossier_id = p.dossier_id
        """,
    "silver/orientation": "from orientation",
    "gold/foyer_mois": """
        select f.* exclude (dossier_id, numdemrsa), d.foyer_id
        from foyer_mois as f
        join dossier as d on d.dossier_id = f.dossier_id
        """,
    "gold/personne_mois": "from personne_mois",
    "gold/cellule": """
        select *, cast(null as double) as numerateur, cast(null as double) as denominateur
        from cellule
        """,
}


def quote(chemin):
    """A path as a SQL literal."""
    return "'" + str(chemin).replace("'", "''") + "'"


def compute(sortie, livraisons, coeurs):
    """Makes silver and gold of the bronze of a run, as Parquet, and gold as one DuckDB file; says how many cells."""
    with duckdb.connect(config={"threads": coeurs}) as base:
        _open_bronze(base, sortie, livraisons)
        for etape in _ETAPES:
            base.execute(etape.read_text(encoding="utf-8"))
        _publish(base, sortie)
        return base.sql("select count(*) from cellule").fetchone()[0]


def _open_bronze(base, sortie, livraisons):
    base.execute("set variable schemas = $1", [str(_RACINE / "schemas")])
    base.execute("set variable territoires = $1", [str(_RACINE / "schemas/territoires/061")])
    base.register("registre", pa.Table.from_pylist(livraisons))
    for table in BRONZE:
        base.read_parquet(str(sortie / "bronze" / table / "*.parquet")).create_view(f"bronze_{table}")


def _publish(base, sortie):
    base.execute(f"attach {quote(sortie / 'peer.duckdb')} as publication")
    for table, requete in _PUBLICATION.items():
        couche, nom = table.split("/")
        source = f"({requete})"
        if couche == "gold":
            base.execute(f"create table publication.{nom} as {requete}")
            source = f"publication.{nom}"
        base.execute(f"copy {source} to {quote(sortie / f'{table}.parquet')} (format parquet, compression zstd)")
    base.execute("detach publication")
