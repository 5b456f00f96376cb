"""Fits the threshold of silence on labelled questions; python -m qa.calibration writes index/data/silence.json."""
