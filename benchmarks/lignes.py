"""The ten lines of docs/performance.md: each is measured here, and all of them are written there by ``all``."""

import argparse
import datetime
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from banc import (
    JAR,
    LIB,
    OPENS,
    PLICS,
    ROOT,
    WORK,
    foyers,
    key,
    landing,
    orne,
    quietly,
    require_equal,
    run,
    run_java,
    treize_mois,
    warm_up,
)
from mesure import Mesure, Serie, interleave, measure


@dataclass(frozen=True)
class Figure:
    """A measured line: the figure beside its target, and what it is made of."""

    quoi: str
    figure: str
    cible: str
    atteinte: bool
    details: str


def ratio(quoi: str, value: float, cible: float, sides: dict[str, Serie], egal: str, at_most: bool = True) -> Figure:
    """A figure that is a ratio of two minima."""
    details = " · ".join([f"{name} {serie}" for name, serie in sides.items()] + ([egal] if egal else []))
    sign = "≤" if at_most else "≥"
    reached = value <= cible if at_most else value >= cible
    return Figure(quoi, f"{value:.2f}", f"{sign} {cible:g}", reached, details)


def parse(runs: int, *readers: str) -> tuple[dict[str, Serie], float]:
    """Readings of the flow of 100 000 households in one virtual machine, and its size in MB."""
    flow = max(glob.glob(str(foyers(100_000) / "*.xml")), key=os.path.getsize)
    classes = WORK / "classes"
    quietly(
        ["javac", "-cp", f"{JAR}:{LIB}/*", "-d", str(classes)]
        + glob.glob(str(ROOT / "benchmarks" / "java" / "**" / "*.java"), recursive=True)
    )
    done = subprocess.run(
        ["java", *OPENS, "-XX:+UseParallelGC", "-Xmx2g", "-cp", f"{classes}:{JAR}:{LIB}/*"]
        + ["fr.plics.bronze.cnaf.ParseBench", flow, str(runs), ",".join(readers)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(done.stderr[-2000:])
    taken: dict[str, list[Mesure]] = {reader: [] for reader in readers}
    records = set()
    for line in done.stdout.splitlines():
        reader, count, cpu, wall = line.split(";")
        records.add(count)
        taken[reader].append(Mesure(float(wall), float(cpu), 0))
        print(f"  {reader}: CPU {cpu} s, {wall} s", flush=True)
    if len(records) != 1:
        sys.exit(f"the readers saw different numbers of records: {records}")
    return {reader: Serie(mesures) for reader, mesures in taken.items()}, os.path.getsize(flow) / 1e6


def speeds(sides: dict[str, Serie], size: float) -> str:
    return " · ".join(f"{name} {size / serie.least('cpu'):.0f} MB/s of CPU" for name, serie in sides.items())


def aalto(runs: int) -> Figure:
    sides, size = parse(runs, "source", "aalto", "decoupage")
    value = sides["aalto"].least("cpu") / sides["source"].least("cpu")
    return Figure(
        "parse only, MB/s per core, our Spark source over raw Aalto (100 000 households)",
        f"{value:.2f}",
        "≥ 0.85",
        value >= 0.85,
        speeds(sides, size) + " (decoupage: finding where records start, before the source)",
    )


def xml(runs: int) -> Figure:
    sides, size = parse(runs, "source", "xml")
    value = sides["xml"].least("cpu") / sides["source"].least("cpu")
    wall = sides["xml"].least() / sides["source"].least()
    return Figure(
        "the same over Spark's own xml format with the schema given",
        f"{value:.1f}",
        "≥ 5",
        value >= 5,
        f"{speeds(sides, size)} · {wall:.1f} times in wall clock",
    )


def stock(runs: int) -> Figure:
    ours, theirs = WORK / "entrepot", WORK / "entrepot-stock"
    sides = interleave(
        runs,
        plics=lambda: run(orne(), ours),
        stock=lambda: run_java(orne(), theirs, "-Dspark.master=local[*]"),
    )
    value = sides["plics"].least() / sides["stock"].least()
    return ratio("cold month of the Orne over the same jar with stock settings", value, 0.40, sides, require_equal("stock", ours, theirs))


def mois(runs: int) -> Figure:
    one, all_of_them, plain = WORK / "entrepot", WORK / "entrepot-13", WORK / "entrepot-13-stock"
    sides = interleave(
        runs,
        un_mois=lambda: run(orne(), one),
        treize_mois=lambda: run(treize_mois(), all_of_them),
    )
    run_java(treize_mois(), plain, "-Dspark.master=local[*]")
    value = sides["treize_mois"].least() / sides["un_mois"].least()
    return ratio("13 months in one run over one cold month", value, 4, sides, require_equal("mois", all_of_them, plain))


HISTOIRE = {"61": "2021-01", "13": "2025-01"}
DERNIER, NOUVEAU = "2026-01", "2026-02"


def month_of(name: str) -> str:
    """The month in the name of a delivery, as AAAA-MM."""
    flow = re.search(r"RSABEM\.00(\d\d)(\d{4})\.", name)
    return f"{flow[2]}-{flow[1]}" if flow else f"{name[-10:-6]}-{name[-6:-4]}"


def history(months: str, whole: Path) -> tuple[Path, Path]:
    """A warehouse that has read so many months, and a landing where one more has come."""
    depot, entrepot = WORK / "landing" / f"histoire-{months}", WORK / f"histoire-{months}"
    shutil.rmtree(depot, ignore_errors=True)
    depot.mkdir(parents=True)
    files = [f for f in whole.iterdir() if month_of(f.name) >= HISTOIRE[months]]
    for file in files:
        if month_of(file.name) <= DERNIER:
            os.link(file, depot / file.name)
    run(depot, entrepot)
    for file in files:
        if month_of(file.name) == NOUVEAU:
            os.link(file, depot / file.name)
    return depot, entrepot


def histoire(runs: int) -> Figure:
    whole = landing("soixante-deux-mois", 6210, HISTOIRE["61"], NOUVEAU)
    prepared = {months: history(months, whole) for months in HISTOIRE}

    def one_more(months: str) -> Mesure:
        depot, entrepot = prepared[months]
        copy = WORK / f"entrepot-{months}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(entrepot, copy)
        return run(depot, copy, cold=False)

    sides = interleave(runs, sur_61=lambda: one_more("61"), sur_13=lambda: one_more("13"))
    egal = require_equal("histoire", WORK / "entrepot-61", WORK / "entrepot-13", mois=NOUVEAU)
    value = sides["sur_61"].least() / sides["sur_13"].least()
    return ratio("one new month with 61 months of history over 13", value, 1.10, sides, egal)


def cent_mille(runs: int) -> Figure:
    big, plain = WORK / "entrepot-100000", WORK / "entrepot-100000-stock"
    sides = interleave(
        runs,
        foyers_100000=lambda: run(foyers(100_000), big),
        orne=lambda: run(orne(), WORK / "entrepot"),
    )
    run_java(foyers(100_000), plain, "-Dspark.master=local[*]")
    value = sides["foyers_100000"].least() / sides["orne"].least()
    return ratio("cold month of 100 000 households over the Orne's", value, 2.5, sides, require_equal("cent_mille", big, plain))


def memoire(runs: int) -> Figure:
    heap = "-Xmx1g"
    sides = interleave(
        1,
        foyers_500000=lambda: run(foyers(500_000), WORK / "entrepot-500000", heap),
        foyers_50000=lambda: run(foyers(50_000), WORK / "entrepot-50000", heap),
    )
    plain = WORK / "entrepot-50000-stock"
    run_java(foyers(50_000), plain, "-Dspark.master=local[*]")
    egal = require_equal("memoire", WORK / "entrepot-50000", plain)
    shutil.rmtree(WORK / "entrepot-500000")
    value = sides["foyers_500000"].peak() / sides["foyers_50000"].peak()
    return ratio(f"peak memory of a month of 500 000 households over one of 50 000, both in {heap}", value, 1.3, sides, egal)


def peer(runs: int) -> Figure:
    landings = {"orne": orne(), "treize_mois": treize_mois(), "foyers_100000": foyers(100_000)}
    values, details = {}, []
    for name, depot in landings.items():
        ours, theirs = WORK / "entrepot-pair", WORK / "pair"
        sides = interleave(runs, plics=lambda: run(depot, ours), pair=lambda: run_peer(depot, theirs))
        quietly([sys.executable, str(ROOT / "benchmarks" / "peer" / "check.py"), str(ours), str(theirs / "peer.duckdb")])
        values[name] = sides["plics"].least() / sides["pair"].least()
        details.append(f"{name}: plics {sides['plics']}, peer {sides['pair']}")
    return Figure(
        "our run over a peer in Python: Orne, 13 months, 100 000 households",
        ", ".join(f"{v:.2f}" for v in values.values()),
        "printed; goal ≤ 1 on 13 months, ≤ 0.5 on 100 000",
        values["treize_mois"] <= 1 and values["foyers_100000"] <= 0.5,
        " · ".join(details) + " · cells equal",
    )


def run_peer(depot: Path, out: Path) -> Mesure:
    shutil.rmtree(out, ignore_errors=True)
    return measure(
        [sys.executable, str(ROOT / "benchmarks" / "peer" / "peer.py"), str(depot), str(out), "--key", key()],
        str(WORK / "peer.log"),
    )


def sample(foyers_nombre: int) -> tuple[Mesure, float]:
    """One month written, and its size in MB."""
    out = WORK / "echantillon"
    shutil.rmtree(out, ignore_errors=True)
    mesure = measure(
        [PLICS, "sample", "--out", str(out), "--foyers", str(foyers_nombre), "--depuis", "2022-01", "--jusque", "2022-01"],
        str(WORK / "sample.log"),
    )
    size = sum(f.stat().st_size for f in out.iterdir()) / 1e6
    shutil.rmtree(out)
    return mesure, size


def generateur(runs: int) -> Figure:
    sizes: dict[str, float] = {}

    def write(name: str, nombre: int) -> Mesure:
        mesure, sizes[name] = sample(nombre)
        return mesure

    sides = interleave(
        runs,
        foyers_500000=lambda: write("foyers_500000", 500_000),
        foyers_6000=lambda: write("foyers_6000", 6_000),
    )
    value = sizes["foyers_500000"] / sides["foyers_500000"].least("cpu")
    memory = sides["foyers_500000"].peak() / sides["foyers_6000"].peak()
    details = " · ".join(f"{name} {sizes[name]:.0f} MB in {serie}" for name, serie in sides.items())
    return Figure(
        "sample generator, MB/s per core, start of the process included",
        f"{value:.0f} MB/s, memory ×{memory:.2f} from 6 000 to 500 000 households",
        "≥ 150 MB/s, memory flat",
        value >= 150 and memory <= 1.3,
        details,
    )


def with_fiches(nombre: int) -> Path:
    """The jar with so many fiches: those it has, and as many others that each ask something else of the same facts."""
    jar = WORK / f"fiches-{nombre}" / "plics.jar"
    jar.parent.mkdir(exist_ok=True)
    shutil.copy(JAR, jar)
    with zipfile.ZipFile(jar, "a") as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("schemas/indicateurs/") and n.endswith(".yaml"))
        models = [archive.read(n).decode() for n in names]
        for i in range(nombre - len(models)):
            model = models[i % len(models)]
            fact = re.search(r"population: gold\.(\w+)", model)[1]
            columns = re.findall(r"nom: (\w+)", archive.read(f"schemas/tables/gold/{fact}.yaml").decode())
            rank = i // len(models)
            first, second = columns[rank % len(columns)], columns[rank // len(columns)]
            fiche = model[: model.index("exemples:")] if "exemples:" in model else model
            fiche = re.sub(r"^code: (\w+)$", rf"code: \1_{i}", fiche, count=1, flags=re.M)
            fiche = re.sub(r"^filtre: (.+)$", rf"filtre: \1 ET {first} connu ET {second} connu", fiche, count=1, flags=re.M)
            archive.writestr(f"schemas/indicateurs/I.1/variante_{i}.yaml", fiche + "exemples: []\n")
    return jar


def spark_jobs(nombre: int) -> tuple[int, int, Mesure]:
    """Jobs and queries of a cold month, counted in Spark's own event log."""
    log = WORK / "evenements"
    shutil.rmtree(log, ignore_errors=True)
    log.mkdir()
    mesure = run_java(
        orne(),
        WORK / f"entrepot-fiches-{nombre}",
        "-XX:+UseParallelGC",
        "-Xmx3g",
        "-Dspark.eventLog.enabled=true",
        "-Dspark.eventLog.compress=false",
        "-Dspark.eventLog.rolling.enabled=false",
        f"-Dspark.eventLog.dir={log}",
        jar=with_fiches(nombre),
    )
    jobs = queries = 0
    with open(next(log.iterdir()), encoding="utf-8") as events:
        for line in events:
            event = json.loads(line)["Event"]
            jobs += event == "SparkListenerJobStart"
            queries += event.endswith("SparkListenerSQLExecutionStart")
    return jobs, queries, mesure


def fiches(runs: int) -> Figure:
    seen = {nombre: spark_jobs(nombre) for nombre in (5, 50, 500)}
    counts = {(jobs, queries) for jobs, queries, _ in seen.values()}
    return Figure(
        "Spark jobs and queries of a month, with 5, 50 and 500 fiches",
        ", ".join(f"{jobs} and {queries}" for jobs, queries, _ in seen.values()),
        "the same number",
        len(counts) == 1,
        " · ".join(f"{nombre} fiches: {mesure.wall:.0f} s" for nombre, (_, _, mesure) in seen.items()),
    )


LIGNES: dict[str, Callable[[int], Figure]] = {
    "aalto": aalto,
    "xml": xml,
    "stock": stock,
    "mois": mois,
    "histoire": histoire,
    "cent-mille": cent_mille,
    "memoire": memoire,
    "pair": peer,
    "generateur": generateur,
    "fiches": fiches,
}

# Measured last: a call that is cut short has told the others.
LONG = ["memoire", "histoire"]


def machine() -> str:
    """What the figures were taken on."""
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = re.search(r"model name\s*: (.+)", info.read())[1]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()[0]
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {java}, commit {commit.stdout.strip()}, load before {load:.1f}"


START, END = "<!-- measured: start -->", "<!-- measured: end -->"


def write(where: str, runs: int, figures: dict[str, Figure]) -> None:
    """Puts what is measured so far in the table of docs/performance.md, between its two marks."""
    page = ROOT / "docs" / "performance.md"
    text = page.read_text(encoding="utf-8")
    rows = [
        f"| {i} | `{name}` | {f.quoi} | **{f.figure}** | {f.cible} | {'yes' if f.atteinte else 'no'} | {f.details} |"
        if (f := figures.get(name))
        else f"| {i} | `{name}` | not measured in this call | | | | |"
        for i, name in enumerate(LIGNES, 1)
    ]
    table = "\n".join(
        [
            START,
            f"{datetime.date.today()}, {where}, runs a side: {runs}; seconds are the least (and the median).",
            "",
            "| # | name | what | figure | target | reached | made of |",
            "|---|---|---|---|---|---|---|",
            *rows,
            END,
        ]
    )
    page.write_text(text[: text.index(START)] + table + text[text.index(END) + len(END) :], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("name", choices=[*LIGNES, "all"])
    parser.add_argument("--runs", type=int, default=3, help="times each side is run, in turn (3)")
    asked = parser.parse_args()
    where = machine()
    print(where)
    warm_up()
    figures = {}
    for name in sorted(LIGNES, key=LONG.count) if asked.name == "all" else [asked.name]:
        print(f"{name}", flush=True)
        figures[name] = figure = LIGNES[name](asked.runs)
        verdict = "reached" if figure.atteinte else "NOT reached"
        print(f"{name}: {figure.quoi}\n  {figure.figure}, target {figure.cible}: {verdict}\n  {figure.details}", flush=True)
        if asked.name == "all":
            write(where, asked.runs, figures)


if __name__ == "__main__":
    main()
