"""The supervisor, with processes of a few lines that write their ids into a file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LIVING = "import os, time; open({file!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + LIVING
FAMILY = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}]);" + LIVING
MAIN = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("supervisor", "serve.py")
supervisor = sys.modules["supervisor"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(supervisor)
supervisor.GRACE = 0.5
sys.exit(supervisor.supervise({commands!r}, env={env!r}))
"""
ROOT = Path(__file__).parents[1]


@pytest.fixture
def start(tmp_path):
    """Start a supervisor over small programs; everything it leaves behind is killed."""
    started = []

    def begin(**programs):
        commands = {
            name: [sys.executable, "-c", text.format(file=str(tmp_path / name), child=_idle(tmp_path))]
            for name, text in programs.items()
        }
        code = MAIN.format(commands=commands, env={"PATH": os.environ["PATH"]})
        process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
    for file in tmp_path.iterdir():
        for pid in pids(file):
            if is_alive(pid):
                os.kill(pid, signal.SIGKILL)


def _idle(folder):
    return LIVING.format(file=str(folder / "grandchild"))


def pids(file):
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_every_named_process_runs(start, tmp_path):
    start(web=LIVING, worker=LIVING)
    until(lambda: pids(tmp_path / "web") and pids(tmp_path / "worker"))


def test_a_killed_process_is_started_again(start, tmp_path):
    start(web=LIVING)
    until(lambda: pids(tmp_path / "web"))
    os.kill(pids(tmp_path / "web")[0], signal.SIGKILL)
    until(lambda: len(pids(tmp_path / "web")) == 2)


def test_a_process_that_dies_at_once_is_not_restarted_in_a_hurry(start, tmp_path):
    start(web="open({file!r}, 'a').write('0 ')")
    until(lambda: len(pids(tmp_path / "web")) >= 2)
    time.sleep(1)
    assert len(pids(tmp_path / "web")) <= 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_stops_all_and_reports_success(start, tmp_path, number):
    supervisor = start(web=LIVING, worker=LIVING)
    until(lambda: pids(tmp_path / "web") and pids(tmp_path / "worker"))
    supervisor.send_signal(number)
    assert supervisor.wait(10) == 0
    assert not any(is_alive(pid) for name in ("web", "worker") for pid in pids(tmp_path / name))


def test_a_process_that_will_not_stop_is_killed(start, tmp_path):
    supervisor = start(web=STUBBORN)
    until(lambda: pids(tmp_path / "web"))
    supervisor.terminate()
    assert supervisor.wait(10) == 0
    assert not is_alive(pids(tmp_path / "web")[0])


def test_the_children_of_a_process_are_stopped_with_it(start, tmp_path):
    supervisor = start(web=FAMILY)
    until(lambda: pids(tmp_path / "web") and pids(tmp_path / "grandchild"))
    supervisor.terminate()
    supervisor.wait(10)
    until(lambda: not is_alive(pids(tmp_path / "grandchild")[0]))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_supervisor_killed_hard_leaves_nobody_behind(start, tmp_path):
    supervisor = start(web=LIVING, worker=LIVING)
    until(lambda: pids(tmp_path / "web") and pids(tmp_path / "worker"))
    supervisor.kill()
    until(lambda: not any(is_alive(pid) for name in ("web", "worker") for pid in pids(tmp_path / name)))
