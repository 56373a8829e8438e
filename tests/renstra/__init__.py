"""Tests of the planning chain."""
