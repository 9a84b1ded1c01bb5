"""The same flows in pandas: ``python -m tests.bench.flows.peer FOLDER OUT.parquet [careful]``.

Plain: all files are read whole, then filtered, joined, grouped. Careful: only the cells that are needed are
read, and rows of other codes go at once, file by file. Both say nothing of rows left out and know nothing of
damaged files. They share only the lists of codes with what they are compared to.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from geo.flow.codes import CODES, PRECISIONS, USED, columns

PROFILES = Path(__file__).resolve().parents[3] / "data" / "profiles"
PLACE = ["destination", "country", "lat", "lon", "precision"]
VISIT = ["origin", "host", *PLACE]
LAST = "SOURCEURL"
"""Without it a row is too short."""


def codes(name: str) -> pd.Series:
    """A list of foreign codes → ISO 3166-1 alpha-2."""
    table = pd.read_csv(PROFILES / name, dtype=str, keep_default_na=False)
    return table.set_index("code")["iso"]


def told(file: Path, careful: bool) -> pd.DataFrame:
    """The rows of one file: all of them, or with ``careful`` those of visits and of them what is needed."""
    names = [*USED, LAST]
    if file.suffix == ".parquet":
        rows = pd.read_parquet(file, columns=names if careful else None)
    else:
        rows = pd.read_csv(
            file,
            sep="\t",
            header=None,
            index_col=False,
            names=list(columns(58)),
            usecols=names if careful else None,
            dtype=str,
            quoting=3,
            keep_default_na=False,
            na_values=[""],
            on_bad_lines="skip",
            encoding_errors="replace",
        )
    return rows[rows["EventCode"].isin(CODES)] if careful else rows


def moves(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a traveller."""
    cameo, fips = codes("cameo.csv"), codes("fips.csv")
    one, other = rows["Actor1CountryCode"].map(cameo), rows["Actor2CountryCode"].map(cameo)
    made, hosted = rows["EventCode"].eq("042"), rows["EventCode"].eq("043")
    coarse = rows["ActionGeo_Type"].eq("1")
    place = pd.DataFrame(
        {
            "destination": rows["ActionGeo_FullName"].fillna("").mask(coarse, ""),
            "country": rows["ActionGeo_CountryCode"].map(fips),
            "lat": pd.to_numeric(rows["ActionGeo_Lat"], errors="coerce").mask(coarse),
            "lon": pd.to_numeric(rows["ActionGeo_Long"], errors="coerce").mask(coarse),
            "precision": rows["ActionGeo_Type"].map(PRECISIONS),
            "day": pd.to_datetime(rows["Day"], format="%Y%m%d", errors="coerce"),
            "made": made,
            "hosted": hosted,
        }
    )
    there = place["country"]
    one_away, other_away = one.notna() & one.ne(there), other.notna() & other.ne(there) & other.ne(one)
    both = ~made & ~hosted & one_away & other_away
    traveller = one.where(made | (~hosted & one_away), other)
    visited = other.where(made, one.where(hosted))
    host = visited.mask(visited.isna() | visited.eq(traveller), there)
    first = place.assign(origin=traveller, host=host.mask(both, ""))
    second = place.assign(origin=other, host="")[both]
    whole = pd.concat([first, second]).dropna(subset=["origin", "country", "precision", "day"])
    wrong = _wrong(rows["ActionGeo_Lat"], 90) | _wrong(rows["ActionGeo_Long"], 180)
    return whole[whole["origin"].ne(whole["country"]) & ~whole.index.isin(rows.index[wrong])]


def _wrong(cells: pd.Series, limit: int) -> pd.Series:
    """Where there is something, but no number of degrees."""
    return cells.notna() & ~pd.to_numeric(cells, errors="coerce").abs().le(limit)


def visits(moved: pd.DataFrame) -> pd.DataFrame:
    """Reports of one visit united, mirrors of the next day too."""
    days = moved.assign(reports=1).groupby([*VISIT, "day"], dropna=False, sort=True)
    table = days.agg(made=("made", "max"), hosted=("hosted", "max"), reports=("reports", "sum")).reset_index()
    same = (table[VISIT].eq(table[VISIT].shift()) | (table[VISIT].isna() & table[VISIT].shift().isna())).all(
        axis=1
    )
    pure = table["made"].ne(table["hosted"])
    goes_on = (
        same
        & pure
        & pure.shift(fill_value=False)
        & table["day"].diff().eq(pd.Timedelta(days=1))
        & table["made"].ne(table["made"].shift())
    )
    position = table.groupby((~goes_on).cumsum()).cumcount()
    day = table["day"].mask(position % 2 == 1, table["day"].shift())
    return table.assign(day=day).groupby([*VISIT, "day"], dropna=False)["reports"].sum().reset_index()


def flows(found: pd.DataFrame) -> pd.DataFrame:
    """Visits by route and month."""
    role = np.where(found["host"].ne(found["country"]), "third", "made")
    month = found["day"].dt.to_period("M").dt.start_time
    keys = ["origin", *PLACE, "period", "role"]
    counted = found.assign(role=role, period=month, count=1).groupby(keys, dropna=False)
    return counted[["count", "reports"]].sum().reset_index()


def main(folder: str, out: str, careful: bool) -> None:
    """Read the folder, count, write."""
    files = sorted(Path(folder).iterdir())
    rows = pd.concat([told(file, careful) for file in files], ignore_index=True)
    rows = rows[rows["EventCode"].isin(CODES) & rows[LAST].notna()].reset_index(drop=True)
    flows(visits(moves(rows))).to_parquet(out, index=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:] == ["careful"])
