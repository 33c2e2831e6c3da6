# SPDX-License-Identifier: EUPL-1.2
"""R's names for the methods and their arguments, beside ours (`schakel.monitor.aberration`)."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from schakel.project.cli.refusals import CommandRefusedError, Exit

Value = bool | int | float | str | tuple[float, int] | None
Reader = Callable[[str], Value]

# No argument of ours: the file of --population is.
POPULATION_OFFSET = "population_offset"
LOGARITHM = re.compile(r"log\((\d+(?:\.\d+)?)\)")


@dataclass(frozen=True)
class Kind:
    """How R's value is read, and what to say that it should be."""

    read: Reader
    meant: str


@dataclass(frozen=True)
class Method:
    """A function of `schakel.monitor.aberration`: R's argument, then our argument and its kind."""

    function: str
    arguments: Mapping[str, tuple[str, Kind]]
    takes_dates: bool = False
    takes_freq: bool = False
    takes_population: bool = False


def _whole(text: str) -> int:
    return int(text.removesuffix("L"))


def _number(text: str) -> float:
    """Read a number, also as R's log(2)."""
    logarithm = LOGARITHM.fullmatch(text)
    number = math.log(float(logarithm[1])) if logarithm else float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _yes(text: str) -> bool:
    return {"TRUE": True, "T": True, "FALSE": False, "F": False}[text.upper()]


def _pair(text: str) -> tuple[float, int]:
    cases, weeks = text.removeprefix("c(").removesuffix(")").split(",")
    return _number(cases.strip()), _whole(weeks.strip())


def _or_null(read: Reader) -> Reader:
    return lambda text: None if text == "NULL" else read(text)


WHOLE = Kind(_whole, "een geheel getal")
NUMBER = Kind(_number, "een getal zoals 0.05")
YES = Kind(_yes, "TRUE of FALSE")
WORD = Kind(lambda text: text.strip("\"'"), "een woord")
PAIR = Kind(_pair, "twee getallen zoals 5,4")
WHOLE_OR_NULL = Kind(_or_null(_whole), "een geheel getal of NULL")
NUMBER_OR_NULL = Kind(_or_null(_number), "een getal of NULL")

_WINDOW = {"b": ("b", WHOLE), "w": ("w", WHOLE)}
_FARRINGTON = {
    **_WINDOW,
    "reweight": ("reweight", YES),
    "alpha": ("alpha", NUMBER),
    "trend": ("trend", YES),
    "limit54": ("limit54", PAIR),
    "populationOffset": (POPULATION_OFFSET, YES),
    "powertrans": ("powertrans", WORD),
}
METHODS = {
    "farringtonFlexible": Method(
        "farrington_flexible",
        {
            **_FARRINGTON,
            "weightsThreshold": ("weights_threshold", NUMBER),
            "pThresholdTrend": ("p_threshold_trend", NUMBER),
            "noPeriods": ("no_periods", WHOLE),
            "pastWeeksNotIncluded": ("past_weeks_not_included", WHOLE_OR_NULL),
            "thresholdMethod": ("threshold_method", WORD),
        },
        takes_dates=True,
        takes_freq=True,
        takes_population=True,
    ),
    "farrington": Method(
        "farrington", _FARRINGTON, takes_dates=True, takes_freq=True, takes_population=True
    ),
    "earsC": Method(
        "ears_c",
        {
            "method": ("method", WORD),
            "baseline": ("baseline", WHOLE),
            "minSigma": ("min_sigma", NUMBER),
            "alpha": ("alpha", NUMBER_OR_NULL),
        },
    ),
    "bayes": Method(
        "bayes", {**_WINDOW, "actY": ("act_y", YES), "alpha": ("alpha", NUMBER)}, takes_freq=True
    ),
    "rki": Method("rki", {**_WINDOW, "actY": ("act_y", YES)}, takes_freq=True),
    "cusum": Method(
        "cusum",
        {
            "k": ("k", NUMBER),
            "h": ("h", NUMBER),
            "m": ("m", NUMBER_OR_NULL),
            "trans": ("trans", WORD),
        },
    ),
    "glrnb": Method(
        "glrnb",
        {
            "c.ARL": ("c_arl", NUMBER),
            "mu0.S": ("s", WHOLE),
            "mu0.trend": ("trend", YES),
            "alpha": ("alpha", NUMBER_OR_NULL),
            "theta": ("theta", NUMBER_OR_NULL),
            "M": ("m", WHOLE),
            "Mtilde": ("m_tilde", WHOLE),
            "ret": ("ret", WORD),
            "xMax": ("x_max", NUMBER),
        },
        takes_freq=True,
    ),
}


def method_of(name: str) -> Method:
    """Return the method that R calls so.

    Raises:
        CommandRefusedError: there is none.
    """
    if name not in METHODS:
        sentence = f"--method {name}: die methode is er niet. Kies uit: {', '.join(METHODS)}."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence)
    return METHODS[name]


def arguments_of(name: str, method: Method, settings: Sequence[str]) -> dict[str, Value]:
    """Return our arguments for settings such as "b=4"; the last of the same name counts.

    Raises:
        CommandRefusedError: no such argument, or not such a value.
    """
    found: dict[str, Value] = {}
    for setting in settings:
        word, equals, text = setting.partition("=")
        if not equals:
            raise _refused(setting, "geef naam=waarde, zoals b=4.")
        if word not in method.arguments:
            known = ", ".join(method.arguments)
            fault = f"{name} heeft geen argument {word}. Kies uit: {known}."
            raise _refused(setting, fault)
        ours, kind = method.arguments[word]
        try:
            found[ours] = kind.read(text.strip())
        except (ValueError, KeyError) as error:
            fault = f"{word} is {kind.meant}."
            raise _refused(setting, fault) from error
    return found


def _refused(setting: str, fault: str) -> CommandRefusedError:
    return CommandRefusedError(Exit.FOUND_PROBLEMS, f"--set {setting}: {fault}")
