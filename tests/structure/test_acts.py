import pytest

from contract_audit.patterns import PatternError, load_lexicon
from contract_audit.structure.acts import OTHER, TESTED, load_acts, parse_act
from contract_audit.structure.party import Role
from contract_audit.structure.roles import load_role_cues


def test_every_act_uses_concepts_the_lexicon_has():
    lexicon = load_lexicon()
    names = {name for act in load_acts() for name in act.names} - TESTED - {OTHER}
    assert {name for name in names if name not in lexicon} == set()


def test_no_act_stands_twice():
    sources = [act.source for act in load_acts()]
    assert len(sources) == len(set(sources))


@pytest.mark.parametrize(
    "source",
    [
        "{act_lend}",
        "{p}…{subject}…{act_lend}",
        "{subject}…出借",
        "{subject}…{act_lend|act_pay}",
        "{subject}…{act_lend} + {act_pay}",
        "{subject}…{act_lend} + !{act_pay}",
        "{subject}…{addressee}",
    ],
)
def test_what_is_no_act_is_refused(source):
    with pytest.raises(PatternError):
        parse_act(source, Role.FUNDER, 1.0)


def test_an_act_knows_its_parties():
    act = parse_act("{subject}…16{addressee}{act_borrow}", Role.OPERATOR, 3.0)
    assert (act.slot, act.other, act.act, act.nearest, act.gaps) == (0, 1, 2, True, (16, 0))


def test_soft_words_weigh_less_than_firm_ones():
    cues = load_role_cues().label
    assert cues.soft < cues.firm
