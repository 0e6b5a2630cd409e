"""Words that people and agencies write, one reader for each table in ``reference/tables/words``.

None of them shapes a document or its tokens, so a changed word asks for no rebuild of the index (``reference/version.py``).
"""
