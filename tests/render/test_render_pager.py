"""What is longer than the screen is read page by page, in a pager that runs nothing else."""

import pytest
from render_on_a_terminal import on_a_terminal

PAGED = "sed 's/Weekly/paged Weekly/'"


def test_what_is_longer_than_the_screen_is_paged() -> None:
    assert "paged Weekly pack" in on_a_terminal("PACK", PAGER=PAGED)


@pytest.mark.parametrize(("lines", "paged"), [(7, True), (20, False)])
def test_the_height_of_the_screen_counts_and_not_what_it_is(lines: int, *, paged: bool) -> None:
    shown = on_a_terminal("SMALL", lines=lines, PAGER="sed 's/Ageing/paged/'")

    assert ("paged" in shown, "Seoul" in shown) == (paged, True)


def test_a_pager_of_this_program_goes_before_that_of_all() -> None:
    assert "paged" in on_a_terminal("PACK", SALESCLI_PAGER=PAGED, PAGER="sed 's/Weekly/other/'")
    assert "paged" not in on_a_terminal("PACK", SALESCLI_PAGER="", PAGER=PAGED)


def test_without_a_pager_all_is_printed() -> None:
    shown = on_a_terminal("PACK", call=", pager=False", PAGER=PAGED)

    assert ("Weekly pack" in shown, "paged" in shown) == (True, False)


def test_less_is_told_to_run_nothing_and_to_cut_no_line_in_two() -> None:
    told = on_a_terminal("PACK", PAGER="sh -c 'cat >&2; echo $LESSSECURE $LESS'", LESSSECURE="0")

    assert "1 RSFX" in told


def test_what_a_script_reads_is_never_paged() -> None:
    assert "paged" not in on_a_terminal("PACK", call=", 'json'", PAGER=PAGED)


def test_behind_sudo_a_pack_is_printed_whatever_pager_is_named() -> None:
    shown = on_a_terminal("PACK", PAGER="sed 's/Weekly/paged Weekly/'", SUDO_UID="12345")

    assert ("Weekly pack" in shown, "paged" in shown) == (True, False)


def test_a_pack_is_printed_when_there_is_no_pager() -> None:
    assert "F3  Sales" in on_a_terminal("PACK", PAGER="no-such-pager")
    assert "F3  Sales" in on_a_terminal("PACK", PAGER="")
    assert "F3  Sales" in on_a_terminal("PACK", TERM="dumb")


def test_a_pager_that_is_left_early_is_no_error() -> None:
    assert "Weekly pack" in on_a_terminal("PACK", PAGER="head -1")
