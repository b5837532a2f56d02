"""What was found, held against what was declared: bindings, rules, precedence, states."""
