"""Checks the vocabulary itself: whatever a declaration names must be declared too."""

from collections.abc import Iterator, Mapping

from opgavenkaart.graph.model.schema import Field, Kind, Relation, Table


def check_vocabulary(kinds: Mapping[str, Kind], relations: Mapping[str, Relation], tables: Mapping[str, Table]) -> None:
    """Raises ValueError with every mistake in the declarations, one on a line; run when the vocabulary is imported."""
    mistakes = [
        *(mistake for kind in kinds.values() for mistake in _field_mistakes(f'kind "{kind.id}"', kind.fields, kinds)),
        *(mistake for relation in relations.values() for mistake in _relation_mistakes(relation, kinds)),
        *(mistake for table in tables.values() for mistake in _table_mistakes(table, kinds, relations)),
    ]
    if mistakes:
        raise ValueError("\n".join(("The vocabulary in graph/model/ is not complete:", *mistakes)))


def _relation_mistakes(relation: Relation, kinds: Mapping[str, Kind]) -> Iterator[str]:
    where = f"relation {relation.id}"
    for kind in sorted({kind for ends in relation.ends for kind in ends} - kinds.keys()):
        yield f'{where} joins the kind "{kind}", which is not in KINDS'
    roles = {value.id for value in relation.role.values} if relation.role else set()
    if relation.role_without_target and relation.role_without_target not in roles:
        yield f'{where} has no role "{relation.role_without_target}", which is its role_without_target'
    yield from _field_mistakes(where, (*((relation.role,) if relation.role else ()), *relation.fields), kinds)


def _table_mistakes(table: Table, kinds: Mapping[str, Kind], relations: Mapping[str, Relation]) -> Iterator[str]:
    where = f'table "{table.id}"'
    yield from _field_mistakes(where, table.columns, kinds)
    if table.kind and table.kind not in kinds:
        yield f'{where} makes nodes of the kind "{table.kind}", which is not in KINDS'
        return
    fields = {field.id: field for field in kinds[table.kind].fields} if table.kind else {}
    for name, value in table.preset:
        if name not in fields or value not in {allowed.id for allowed in fields[name].values}:
            yield f'{where} presets {name} = "{value}", which is not a value of its kind'
    columns = {field.id: field for field in table.columns}
    for link in table.links:
        if link.relation not in relations:
            yield f'{where} links by "{link.relation}", which is not in RELATIONS'
            continue
        if unknown := [name for name in (link.source, link.target) if name not in columns and (name or not table.kind)]:
            yield f'{where} links by {link.relation} from or to the column "{unknown[0]}", which it does not have'
        else:
            ends = tuple(columns[name].to if name else table.kind for name in (link.source, link.target))
            if ends not in relations[link.relation].ends:
                yield f"{where} links {' to '.join(ends)} by {link.relation}, which does not join these kinds"
        if link.when and (
            link.when[0] not in columns or link.when[1] not in {value.id for value in columns[link.when[0]].values}
        ):
            yield f'{where} links by {link.relation} when {link.when[0]} is "{link.when[1]}", which it cannot be'


def _field_mistakes(where: str, fields: tuple[Field, ...], kinds: Mapping[str, Kind]) -> Iterator[str]:
    if len({field.id for field in fields}) != len(fields):
        yield f"{where} has two fields with the same id"
    for field in fields:
        if field.to and field.to not in kinds:
            yield f'{where}, field "{field.id}" refers to the kind "{field.to}", which is not in KINDS'
        if (field.type == "choice") != bool(field.values):
            yield f'{where}, field "{field.id}" needs values if it is a choice, and only then'
        if field.default and field.default not in {value.id for value in field.values}:
            yield f'{where}, field "{field.id}" has the default "{field.default}", which is not one of its values'
