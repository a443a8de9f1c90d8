"""Reads exported CSV files by nothing but their description, and compares every cell with the release they come from."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
from frictionless import Package

out, entrepot = Path(sys.argv[1]), Path(sys.argv[2])
release = json.loads((entrepot / "publication/current.json").read_text())["release"]
published = duckdb.connect(str(entrepot / f"publication/{release}/plics_{release}.duckdb"), read_only=True)

package = Package(str(out / "datapackage.json"))
report = package.validate()
if not report.valid:
    sys.exit("\n".join(str(error) for error in report.flatten(["fieldName", "rowNumber", "type", "message"])))

for resource in package.resources:
    months = " where periode_fin = date '2022-01-31'" if resource.name == "indicateur" else ""
    expected = published.sql(f"select * from {resource.name}{months}").fetchall()
    read = [
        tuple(float(value) if isinstance(value, Decimal) else value for value in row.to_list())
        for row in resource.read_rows()
    ]
    if read != expected or not expected:
        first = next((pair for pair in zip(read, expected) if pair[0] != pair[1]), (len(read), len(expected)))
        sys.exit(f"{resource.name}.csv ne dit pas ce que dit la publication : {first[0]} au lieu de {first[1]}")
    print(f"{resource.name}.csv : {len(read)} lignes lues par frictionless, égales à la publication")
