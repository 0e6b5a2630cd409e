"""What visitors report as wrong, within bounds, and what staff answer; it knows no decision and no page."""
