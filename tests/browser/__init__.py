"""Tests that drive a real Chromium; every other host than this machine is out of reach."""
