#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures start-up, memory and idle wake-ups of Countersign against a bare window. Run it through tests/bench/run.

All programs run in turn within each round, so that whatever else the machine does strikes all of them alike; the
table shows medians and their ratios to the bare window of the same rounds.
"""
import argparse
import os
import pathlib
import signal
import statistics
import subprocess
import time

MARK = b"COUNTERSIGN_BENCH_MARK"
LONGEST_START = 60
SAMPLE = 0.02
SETTLING = 35  # threads of the start end after 30 seconds, and the text cursor rests after ten


class Case:
    def __init__(self, title, command, mark, environment=None, time_goal=None, memory_goal=None):
        self.title, self.command = title, command
        self.environment = {**os.environ, **(environment or {}), "COUNTERSIGN_BENCH_MARK": mark}
        self.time_goal, self.memory_goal = time_goal, memory_goal
        self.milliseconds, self.kibibytes = [], []


class Running:
    """A started program whose window is on the screen. Use as a context; leaving it ends the program."""

    def __init__(self, case):
        self.case = case

    def __enter__(self):
        began = time.monotonic()
        self.process = subprocess.Popen(self.case.command, env=self.case.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        seen = []
        for line in self.process.stderr:
            if line.strip() == MARK:
                self.milliseconds = (time.monotonic() - began) * 1000
                return self
            seen.append(line)
        self.process.wait()
        raise SystemExit(f"{self.case.title}: ended ({self.process.returncode}) before anything was on screen:\n"
            + b"".join(seen).decode(errors="replace"))

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()

    def kibibytes(self):
        """Proportional set size: what the program adds to the machine's use of memory.

        Nothing when this user may not ask: Countersign lets only root look into it.
        """
        try:
            lines = pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()
        except PermissionError:
            return None
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))

    def switches(self):
        """How often each thread has gone to sleep so far."""
        counts = {}
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches:"):
                    counts[task.name] = int(line.split()[1])
        return counts

    def wakeups_a_second(self, seconds):
        """Moments in which the program woke up, and how often its threads went to sleep in them.

        One moment is what happens within a few milliseconds: a timer fires, the window is painted, the display's
        server answers. Threads that end meanwhile are not counted.
        """
        before = last = self.switches()
        moments = 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(SAMPLE)
            now = self.switches()
            moments += any(last.get(thread, 0) < count for thread, count in now.items())
            last = now
        switches = sum(count - before.get(thread, 0) for thread, count in last.items())
        return moments / seconds, switches / seconds


def window_id(process):
    found = subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(process.pid)],
        capture_output=True, text=True, check=True, timeout=LONGEST_START)
    return found.stdout.split()[-1]


def measure_starts(cases, runs):
    for number in range(runs + 1):
        for case in cases:
            with Running(case) as running:
                time.sleep(1)  # what is done once the window is there counts as memory too
                if number > 0:  # the first round warms the caches
                    case.milliseconds.append(running.milliseconds)
                    case.kibibytes.append(running.kibibytes())


def spread(values):
    ordered = sorted(values)
    return f"{ordered[len(ordered) // 10]:.0f} to {ordered[-1 - len(ordered) // 10]:.0f}"


def print_ratios(title, cases, values_of, goal_of, scale, unit):
    print(f"\n{title:<34} {'median':>10} {'most between':>16} {'ratio':>7} {'goal':>6}")
    bare = statistics.median(values_of(cases[0]))
    for case in cases:
        values = values_of(case)
        median = statistics.median(values)
        goal = f"{goal_of(case):.1f}" if goal_of(case) else ""
        print(f"{case.title:<34} {median / scale:>7.1f} {unit} {spread([v / scale for v in values]):>16} "
            f"{median / bare:>7.2f} {goal:>6}")


def print_wakeups(cases, seconds):
    states = (("visible", None, 1), ("minimised", "windowminimize", 0), ("hidden", "windowunmap", 0))
    print(f"\n{'wake-ups a second, idle':<34} {'moments':>12} {'switches':>12} {'goal':>6}")
    for case in cases:
        for state, command, goal in states:
            with Running(case) as running:
                if command:
                    subprocess.run(["xdotool", command, window_id(running.process)], check=True)
                time.sleep(SETTLING)
                moments, switches = running.wakeups_a_second(seconds)
                shown = f"{goal}" if case.time_goal else ""
                print(f"{case.title + ', ' + state:<34} {moments:>12.2f} {switches:>12.2f} {shown:>6}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bare", required=True, help="the bare window's program")
    parser.add_argument("--program", required=True, help="Countersign")
    parser.add_argument("--data", required=True, help="folder with a data folder for each number of accounts")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--idle-seconds", type=int, default=20)
    options = parser.parse_args()

    def countersign(accounts, goal):
        data = {"XDG_DATA_HOME": str(pathlib.Path(options.data, str(accounts)))}
        return Case(f"Countersign, {accounts:,} accounts", [options.program], "codes", data, goal, goal)

    bare = Case("bare window", [options.bare], "window")
    text = Case("bare window with a line of text", [options.bare, "text"], "window")
    some, many = countersign(100, 1.3), countersign(10000, 2.0)
    cases = [bare, text, some, many]
    measure_starts(cases, options.runs)
    print_ratios("from exec to codes on screen", cases, lambda c: c.milliseconds, lambda c: c.time_goal, 1, "ms ")
    if any(None in case.kibibytes for case in cases):
        print("\nmemory: only root can measure it, since Countersign lets no other program look into it")
    else:
        print_ratios("memory (PSS)", cases, lambda c: c.kibibytes, lambda c: c.memory_goal, 1024, "MiB")
    print_wakeups([bare, some], options.idle_seconds)


if __name__ == "__main__":
    main()
