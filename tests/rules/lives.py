"""Any life a person may have had, for the laws that hold whatever happened."""

from __future__ import annotations

from hypothesis import strategies as st
from persons import STAGES, ago, person, step

from tablero.beats import encode_beat
from tablero.model import (
    CHANNELS,
    DATE_KINDS,
    DIRECTIONS,
    OPT_OUTS,
    RESULTS,
    SOURCES,
    TOPICS,
    KeyDate,
    Prospect,
)

Touch = tuple[int, str, str, str, str]
one_touch = st.tuples(
    st.integers(min_value=-30, max_value=400),
    st.sampled_from(DIRECTIONS),
    st.sampled_from(CHANNELS),
    st.sampled_from(("", *TOPICS)),
    st.sampled_from(RESULTS),
)
histories = st.lists(one_touch, max_size=12).map(lambda t: sorted(t, key=lambda touch: -touch[0]))
homes = st.sampled_from((None, *(s.key for s in STAGES)))
steps = st.none() | st.none().map(step) | st.integers(-40, 40).map(step)
key_dates = st.builds(
    KeyDate, st.just(1), st.sampled_from(DATE_KINDS), st.integers(-5, 9000).map(ago)
)


def told(history: list[Touch], **fields) -> Prospect:
    """Somebody with this history, oldest first."""
    code = " ".join(encode_beat(ago(days).toordinal(), *rest) for days, *rest in history)
    return person(**fields)._replace(beats=code)


@st.composite
def lives(draw, home=homes, planned=steps) -> Prospect:
    """Somebody with any history, stage, step and dates."""
    return told(
        draw(histories),
        in_stage=draw(home),
        source=draw(st.sampled_from(("", "the baker", *SOURCES))),
        period=draw(st.none() | st.integers(1, 90)),
        opt_out=draw(st.sampled_from(OPT_OUTS)),
        archived=draw(st.booleans()),
        added=ago(draw(st.integers(0, 400))),
        imported=draw(st.booleans()),
        pinned_on=draw(st.none() | st.integers(0, 60).map(ago)),
        step=draw(planned),
        settled=draw(st.booleans()),
        dates=tuple(draw(st.lists(key_dates, max_size=2))),
        looked_on=draw(st.none() | st.integers(0, 3).map(ago)),
    )


boards = st.lists(lives(), max_size=6).map(
    lambda people: [p._replace(id=number) for number, p in enumerate(people, start=1)]
)
"""Up to six people with ids of their own."""
