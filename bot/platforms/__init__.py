"""The places where people complain: one file each, none of which knows another."""
