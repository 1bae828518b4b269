"""What the kernel says of a process: its memory and its use of the processor."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    """Return the resident memory in MB (10⁶ bytes would flatter: these are 2²⁰)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"The process {pid} has no memory: it has ended.")


def processor_seconds(pid: int) -> float:
    """Return the processor time it has used, its own and the kernel's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def share(pid: int, *, seconds: float) -> float:
    """Return how much of one core it uses over this time, in percent."""
    begun, used = time.monotonic(), processor_seconds(pid)
    time.sleep(seconds)
    return 100 * (processor_seconds(pid) - used) / (time.monotonic() - begun)
