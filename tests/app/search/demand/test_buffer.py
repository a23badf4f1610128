"""The memory of one web process."""

from datetime import date

from app.search import askers, tallies
from app.search.demand.buffer import Asked, Buffer, Heard

DAY = date(2026, 3, 16)


def heard(words, hits=0):
    return Heard(Asked(words, "", "", False), hits, "", DAY)


def test_what_was_taken_is_not_taken_again():
    memory = Buffer(print)
    memory.note(heard("dak"), asker="a")
    assert (memory.take(), memory.take()) == ({heard("dak"): 1}, {})


def test_what_could_not_be_written_is_added_to_what_came_meanwhile():
    memory = Buffer(print)
    memory.note(heard("dak"), asker="a")
    taken = memory.take()
    memory.note(heard("dak"), asker="b")
    memory.give_back(taken)
    assert memory.take() == {heard("dak"): 2}


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(tallies, "MOST_WAITING", 10)
    monkeypatch.setattr(askers, "MOST_REMEMBERED", 10)
    memory = Buffer(print)
    for number in range(100):
        memory.note(heard(f"vak {number}"), asker="a")
    assert (len(memory.take()), len(memory._repeats._recent)) == (10, 10)


def test_after_an_hour_the_same_question_counts_again(monkeypatch):
    moment = [0.0]
    monkeypatch.setattr(askers.time, "monotonic", lambda: moment[0])
    memory = Buffer(print)
    for at in (0.0, 10.0, 10.0 + askers.REPEAT_WITHIN):
        moment[0] = at
        memory.note(heard("dak"), asker="a")
    assert memory.take() == {heard("dak"): 2}


def test_nothing_of_the_visitor_can_be_read_back():
    memory = Buffer(print)
    memory.note(heard("dak"), asker="user 12345")
    assert "12345" not in repr((vars(memory), vars(memory._repeats)))
