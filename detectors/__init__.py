"""
What personal data looks like: detectors, the engine that runs them, and what a field's name says.

A detector is a value (`detectors.detector.Detector`), one per file, found by being there.
Nothing in here opens a file, asks the clock or reaches a network.
"""
