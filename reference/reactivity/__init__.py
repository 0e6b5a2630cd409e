"""What comes of two things that meet: reference tables on reactivity and a pure judgement over them (content rule 8)."""
