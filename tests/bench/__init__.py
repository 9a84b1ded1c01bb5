"""Benchmarks: run by hand, collected by no test, asserting nothing about time."""
