"""
The gate: what a scan found, held against a threshold and against what is known and accepted.

* `verdict`: the values that a report of the gate shows
* `weigh`: a scan in, a verdict out
* `logs`: what is a log, and what its name is without what rotation adds
* `baseline`: what is accepted for a while, in a file that holds no value
* `accepting`: which of it a run finds again
* `allowances`: what is accepted in the line where it stands
* `changes`: which lines a change in git adds
"""
