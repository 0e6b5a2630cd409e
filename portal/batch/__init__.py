"""Answers to many lines at once: names and numbers from people's lists. No line is corrected silently."""
