"""
Made-up organisations with planted personal data and the truth about where it stands.

`python -m tests.estates FOLDER` writes the data to `FOLDER/data` and the ground truth to `FOLDER/truth.json`; scan the
former, score with `tests.estates.score`. The truth lists everything a scan may rightly report: whatever else it
reports is a false alarm.

Nothing here comes from, or points to, a person who may be alive:

* national ids are of people born 1854-1899, or carry the mark of a synthetic register;
* every other eleven-digit number is thrown away if it could pass for a national id;
* IP addresses come from documentation ranges and from blocks in which nobody has an address (RFC 7534, RFC 7535, RFC 7450);
* telephone numbers are from the range reserved for film and television, or published as examples of form;
* the mail domains say in Norwegian or English that they do not exist;
* names are common first and last names combined at random.

The estates share no code with what they test.
"""
