from hypothesis import given
from hypothesis import strategies as st

from contract_audit.classifier import lanes

VALUES = st.lists(st.integers(-(1 << 49), 1 << 49), min_size=1, max_size=12)


@given(VALUES)
def test_what_is_packed_comes_out_again(values):
    assert lanes.unpack(lanes.pack(enumerate(values)), len(values)) == values


ROW = st.lists(st.integers(-(1 << 36), 1 << 40), min_size=5, max_size=5)


@given(st.lists(ROW, min_size=1, max_size=20), st.integers(0, 1 << 10))
def test_vectors_add_and_scale_lane_by_lane(rows, factor):
    total = sum(lanes.pack(enumerate(row)) for row in rows) * factor
    assert lanes.unpack(total, 5) == [factor * sum(column) for column in zip(*rows, strict=True)]


@given(VALUES, st.integers(-100, 100))
def test_lanes_above_a_floor_are_found(values, floor):
    floors, limits = lanes.filled(floor, len(values)), lanes.filled(lanes.LIMIT, len(values))
    found = dict(lanes.above(lanes.pack(enumerate(values)), floors, limits))
    assert found == {lane: value - floor for lane, value in enumerate(values) if value >= floor}
