"""The features, lowest first. Taking a line away takes the feature away."""

FEATURES = (
    "app.reference",
    "app.audit",
    "app.throttling",
    "app.outbox",
    "app.mail",
    "app.accounts",
    "app.logbook",
    "app.consents",
    "app.organisations",
    "app.sso",
    "app.teams",
    "app.suppliers",
    "app.memberships",
    "app.approvals",
    "app.indexing",
    "app.search",
    "app.sourcing",
    "app.privacy",
    "app.administration",
    "app.demo",
)
