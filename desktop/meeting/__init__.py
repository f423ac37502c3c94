"""What may be said in a meeting and what was said: acts, rules, tally, profiles; standard library only."""
