"""Values of dataclasses and named tuples as plain JSON, and back by their types: nothing in it can run."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from opgavenkaart.loaders.problems.problem import CODES, Code


class PlainForm(NamedTuple):
    """How the values of one type become what JSON has, and are made of it again."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


AS_IS = PlainForm(lambda value: value, lambda value: value)
_BY_KEY: dict[tuple[str, ...], Code] = {}


@cache
def form_of(type_: Any) -> PlainForm:
    """The form of a type; AS_IS where JSON has such values itself: texts, numbers, and lists and objects of these."""
    kind, of = get_origin(type_), get_args(type_)
    if type_ in (str, int, float, bool, NoneType) or kind is Literal:
        return AS_IS
    if kind in (Union, UnionType):
        return _one_of(of)
    if kind in (list, Sequence, set, Set) or (kind is tuple and of[1:] == (...,)):
        make = {set: set, Set: set, tuple: tuple}.get(kind, list)
        return _several(form_of(of[0]), make)
    if kind is tuple:
        return _in_turn([form_of(part) for part in of], tuple)
    if kind in (dict, Mapping):
        return _by_key(form_of(of[1]), of[0])
    if type_ is date:
        return PlainForm(date.isoformat, date.fromisoformat)
    if type_ is Code:
        return PlainForm(_key_of_code, _code)
    hints = get_type_hints(type_)
    if is_dataclass(type_):
        return _dataclass(type_, {field.name: form_of(hints[field.name]) for field in fields(type_)})
    return _in_turn([form_of(hints[name]) for name in type_._fields], type_._make)


def _one_of(types: Sequence[Any]) -> PlainForm:
    """One of several types, of which JSON has all but one at most."""
    form = next((form for type_ in types if (form := form_of(type_)) is not AS_IS), AS_IS)
    plain = tuple(type_ for type_ in types if form_of(type_) is AS_IS)
    if form is AS_IS:
        return AS_IS
    return PlainForm(
        lambda value: value if isinstance(value, plain) else form.encode(value),
        lambda value: value if isinstance(value, plain) else form.decode(value),
    )


def _several(form: PlainForm, make: Callable[[Any], Any]) -> PlainForm:
    if form is AS_IS and make is list:
        return AS_IS
    return PlainForm(lambda values: list(map(form.encode, values)), lambda values: make(map(form.decode, values)))


def _in_turn(forms: Sequence[PlainForm], make: Callable[[Any], Any]) -> PlainForm:
    if all(form is AS_IS for form in forms):
        return PlainForm(AS_IS.encode, make)
    return PlainForm(
        lambda values: [form.encode(value) for form, value in zip(forms, values, strict=True)],
        lambda values: make([form.decode(value) for form, value in zip(forms, values, strict=True)]),
    )


def _by_key(form: PlainForm, key: Any) -> PlainForm:
    if key is str or get_origin(key) is Literal:
        if form is AS_IS:
            return AS_IS
        return PlainForm(
            lambda values: {name: form.encode(value) for name, value in values.items()},
            lambda values: {name: form.decode(value) for name, value in values.items()},
        )
    pair = _in_turn([form_of(key), form], tuple)
    return PlainForm(lambda values: list(map(pair.encode, values.items())), lambda pairs: dict(map(pair.decode, pairs)))


def _dataclass(type_: Any, forms: Mapping[str, PlainForm]) -> PlainForm:
    return PlainForm(
        lambda value: {name: form.encode(getattr(value, name)) for name, form in forms.items()},
        lambda values: type_(**{name: form.decode(values[name]) for name, form in forms.items()}),
    )


def _key_of_code(code: Code) -> tuple[str, str]:
    return code.id, code.message.en


def _code(key: Sequence[str]) -> Code:
    if (found := tuple(key)) not in _BY_KEY:
        _BY_KEY.update((_key_of_code(code), code) for family in CODES.values() for code in family)
    return _BY_KEY[found]
