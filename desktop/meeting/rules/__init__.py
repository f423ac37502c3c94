"""One function for every thing a secretary can do: from the meeting as it stands to acts, or to a refusal."""
