"""
The rules that a finding can break: one file per rule, each ending in a RULE value, found by being there.

A rule is a value that says what is wrong, how bad it is, what the law says and what to do; who holds it against what
was found (the gate, the reconciliation) is no part of it. Outside a log, a detector's own name is the rule.
"""
