"""Reconciliation: tables of others are matched with the things of the graph.

A service by the W3C Reconciliation API 0.2 (https://reconciliation-api.github.io/specs/0.2/), as
OpenRefine asks it. Its identifiers are the ends of IRIs: of things below the base of the data, of
classes and properties below ``kel:``.
"""
