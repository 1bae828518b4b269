"""Pure values and rules: no I/O, no clock, no vendor. Everything here can be tested with plain values."""
