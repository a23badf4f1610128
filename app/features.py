"""The features, lowest first. Taking a line away takes the feature away."""

FEATURES = (
    "app.reference",
    "app.audit",
    "app.outbox",
    "app.mail",
    "app.accounts",
    "app.organisations",
    "app.suppliers",
    "app.memberships",
    "app.approvals",
    "app.indexing",
    "app.search",
    "app.sourcing",
    "app.administration",
    "app.demo",
)
