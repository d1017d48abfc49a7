"""`make bench`: every figure of the project, one section a topic; each section also runs by itself.

python -m benchmarks                 everything
python -m benchmarks sample speed    some sections
"""

from __future__ import annotations

import importlib
import sys
import traceback

SECTIONS = (
    "sample",
    "speed",
    "dates",
    "publication",
    "quantities",
    "comparison",
    "statements",
    "segmenting",
    "loading",
    "explorer",
)


def main(sections: list[str]) -> int:
    failed = []
    for section in sections or SECTIONS:
        print(f"\n==== {section} ====", flush=True)
        try:
            importlib.import_module(f"benchmarks.{section}").main()
        except Exception:  # the other figures are still wanted; the exit code tells of this one
            traceback.print_exc()
            failed.append(section)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
