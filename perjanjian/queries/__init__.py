"""Reads of the agreement: who may see what, the facts that conditions need, content, comparison, lists."""
