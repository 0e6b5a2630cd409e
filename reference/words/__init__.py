"""Words that people and agencies write; one reader for each table in ``reference/tables/words``.

No word shapes a document or its tokens, so a changed word needs no rebuild of the index (``reference/version.py``).
"""
