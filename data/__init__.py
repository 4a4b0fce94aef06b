"""The programme as documents tell it (programme/) and what was added later (enrichment/)."""
