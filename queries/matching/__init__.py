"""Which records are probably one organisation? Proposals for a person to decide."""
