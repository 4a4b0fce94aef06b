"""How issues affect each other."""
