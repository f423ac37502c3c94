"""Data the program ships: profiles, wording, catalogues, fonts, samples; no code of its own."""
