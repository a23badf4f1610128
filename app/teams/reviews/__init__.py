"""The quarterly review of access: somebody looks at each role and keeps or ends it (ISO 27002:2022, 5.18)."""
