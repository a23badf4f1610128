"""A provider that really runs, and a municipality that uses it."""

import os

import pytest

from app.sso import discovery
from app.sso.addresses import redirect_uri
from tests.app.sso.answers import path_of
from tests.factories.organisations import make_region
from tests.factories.sso import make_provider
from tests.oidc_provider.process import NoProvider, running_provider


@pytest.fixture(scope="session")
def provider_process():
    try:
        with running_provider() as process:
            yield process
    except NoProvider as reason:
        if os.environ.get("CI"):
            raise  # there, everything must be there
        pytest.skip(str(reason))


@pytest.fixture
def oidc(provider_process):
    """The running provider, well behaved: Noor of zeist.example is a buyer there."""
    provider_process.reset()
    discovery.forget()
    return provider_process


@pytest.fixture
def zeist(session, oidc):
    """The provider of Zeist as the administrator set it up."""
    make_region()
    provider = make_provider(issuer=oidc.issuer)
    oidc.set(client={"redirect_uri": redirect_uri(provider.id), "post_logout_redirect_uri": "http://localhost/"})
    return provider


@pytest.fixture
def come_in(client, oidc, zeist):
    """`come_in()` signs in through the provider and gives the answer of this site."""

    def follow(target=None):
        start = client.get(f"/inloggen/organisatie/{zeist.id}", query_string={"next": target} if target else None)
        return client.get(path_of(oidc.way_back(start.location)))

    return follow
