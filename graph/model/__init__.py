"""The vocabulary: every kind, link, role, allowed value, table, column, word, colour and shape, declared once.

Stores derive their schema from it, loaders their columns and checks, the map its legend, `--help` and the
reference pages their texts. A new kind of node or link is one declaration here.
"""

from opgavenkaart.graph.model.check import check_vocabulary
from opgavenkaart.graph.model.fields import (
    ABBREVIATION,
    COMMON_FIELDS,
    DATE,
    DECIDED_BY,
    DECISION,
    EVIDENCE_FIELDS,
    ID,
    ISSUE_KIND,
    LINK_FIELDS,
    NAME,
    NODE_FIELDS,
    NOTE,
    ORGANISATION_KIND,
    OWNERSHIP_ROLE,
    PARTICIPATION_ROLE,
    PERIOD,
    SOURCE,
    STANCE,
    SUCCESSION_EVENT,
    VIEW,
)
from opgavenkaart.graph.model.kinds import KINDS, SUBJECTS
from opgavenkaart.graph.model.relations import IDENTITY, RELATIONS
from opgavenkaart.graph.model.schema import BLACK, GREY, VERMILION
from opgavenkaart.graph.model.tables import REVIEW_HEADINGS, TABLES

check_vocabulary(KINDS, RELATIONS, TABLES)
