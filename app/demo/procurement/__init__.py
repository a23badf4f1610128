"""Procurement files of the demo's buyers, one at every stage from need to contract. All of it is invented."""
