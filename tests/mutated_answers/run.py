"""The full run: ``python -m tests.mutated_answers.run [--count 10000] [--seed 1] [--only WORD] [--part 1/4]``.

Ends with 1 where a promise broke. The parts together are the whole run.
"""

from __future__ import annotations

import argparse
import logging
import sys

import django

import tests.conftest  # noqa: F401  (a data folder of its own, no keys)


def main() -> int:
    """Prints the figures of the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only corpora whose name holds this word")
    parser.add_argument(
        "--part", default="1/1", help="2/4: the second quarter of the corpora, with the passes of the whole run"
    )
    options = parser.parse_args()
    django.setup()
    logging.disable(logging.CRITICAL)
    from django.db import connection

    from tests.conftest import SHARED
    from tests.mutated_answers.corpora import of_the_demonstration, recorded
    from tests.mutated_answers.passes import describe, mutate, shared_out

    connection.creation.create_test_db(verbosity=0)
    corpora = [*of_the_demonstration(), *(recorded(SHARED) if SHARED.is_dir() else [])]
    corpora = [corpus for corpus in corpora if options.only in corpus.name]
    part, parts = map(int, options.part.split("/"))
    print(f"seed {options.seed}, {options.count:,} passes over {len(corpora)} corpora, part {options.part}", flush=True)
    shares = dict(zip(corpora, shared_out(options.count, len(corpora)), strict=True))
    figures = mutate({corpus: shares[corpus] for corpus in corpora[part - 1 :: parts]}, options.seed)
    print(describe(figures))
    return 1 if figures.broken else 0


if __name__ == "__main__":
    sys.exit(main())
