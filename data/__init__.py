"""The programme as documents tell it (programme/), what was added later (enrichment/), and the government (rijk/)."""
