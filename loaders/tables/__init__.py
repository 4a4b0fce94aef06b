"""From a sheet to records, references and an edition."""
