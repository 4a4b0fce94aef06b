"""The vocabulary: every kind, link, role, allowed value, table, column, word, colour and shape, declared once.

Stores derive their schema from it, loaders their columns and checks, the map its legend, `--help` and the
reference pages their texts. A new kind of node or link is one declaration here.
Colours are Okabe and Ito's (2008), which the colour-blind can tell apart; a shape says the same again.
"""

from __future__ import annotations

from opgavenkaart.graph.model.check import check_vocabulary
from opgavenkaart.graph.model.fields import ABBREVIATION as ABBREVIATION
from opgavenkaart.graph.model.fields import COMMON_FIELDS as COMMON_FIELDS
from opgavenkaart.graph.model.fields import DATE as DATE
from opgavenkaart.graph.model.fields import DECIDED_BY as DECIDED_BY
from opgavenkaart.graph.model.fields import DECISION as DECISION
from opgavenkaart.graph.model.fields import EVIDENCE_FIELDS as EVIDENCE_FIELDS
from opgavenkaart.graph.model.fields import ID as ID
from opgavenkaart.graph.model.fields import ISSUE_KIND as ISSUE_KIND
from opgavenkaart.graph.model.fields import LINK_FIELDS as LINK_FIELDS
from opgavenkaart.graph.model.fields import NAME as NAME
from opgavenkaart.graph.model.fields import NODE_FIELDS as NODE_FIELDS
from opgavenkaart.graph.model.fields import NOTE as NOTE
from opgavenkaart.graph.model.fields import ORGANISATION_KIND as ORGANISATION_KIND
from opgavenkaart.graph.model.fields import OWNERSHIP_ROLE as OWNERSHIP_ROLE
from opgavenkaart.graph.model.fields import PARTICIPATION_ROLE as PARTICIPATION_ROLE
from opgavenkaart.graph.model.fields import PERIOD as PERIOD
from opgavenkaart.graph.model.fields import SOURCE as SOURCE
from opgavenkaart.graph.model.fields import STANCE as STANCE
from opgavenkaart.graph.model.fields import SUCCESSION_EVENT as SUCCESSION_EVENT
from opgavenkaart.graph.model.fields import VIEW as VIEW
from opgavenkaart.graph.model.kinds import KINDS as KINDS
from opgavenkaart.graph.model.kinds import SUBJECTS as SUBJECTS
from opgavenkaart.graph.model.palette import BLACK as BLACK
from opgavenkaart.graph.model.palette import GREY as GREY
from opgavenkaart.graph.model.palette import VERMILION as VERMILION
from opgavenkaart.graph.model.relations import IDENTITY as IDENTITY
from opgavenkaart.graph.model.relations import RELATIONS as RELATIONS
from opgavenkaart.graph.model.relations import SEATS as SEATS
from opgavenkaart.graph.model.tables import REVIEW_HEADINGS as REVIEW_HEADINGS
from opgavenkaart.graph.model.tables import TABLES as TABLES

check_vocabulary(KINDS, RELATIONS, TABLES)
