"""The telephone numbers that an answer may carry (content rule 9)."""

FIRE_AND_RESCUE = "119"
SUICIDE_PREVENTION = "109"
