/* A real OpenID provider (oidc-provider, certified by the OpenID Foundation) for the tests, that can be told to misbehave.

   It prints its address when it listens. POST /_set takes JSON:
     client   { redirect_uri, post_logout_redirect_uri, backchannel_logout_uri }: who may send people here
     person   the claims of whoever signs in next; `sub` is who they are
     login    { amr, acr }: how they did
     asks     true: a page with buttons; false: whoever comes is signed in at once
     plain    true: address and roles stand in the ID token, false: they come from the userinfo endpoint
     rotate   true: other keys from now on
     faults   { claims: what the ID token says instead, with: "unknown" | "forged" | "none" | "secret" signs it,
                answers: { "/path": { delay, status, body } } }
   POST /_logout_token takes claims and answers with a signed logout token. */

import { createServer } from "node:http";
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { Provider } from "oidc-provider";

const CLIENT_ID = "streekbron";
const CLIENT_SECRET = "a secret between the two of us";
const NOWHERE = "http://localhost/nowhere";

const state = { client: {}, person: { sub: "nobody" }, login: {}, asks: false, plain: false, faults: {} };
let issuer, provider, handle, signing, keyNumber = 0;

async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  keyNumber += 1;
  const naming = { kid: `key-${keyNumber}`, alg: "RS256", use: "sig" };
  return { private: privateKey, public: publicKey, kid: naming.kid, jwk: { ...(await exportJWK(privateKey)), ...naming } };
}

function setUp() {
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [state.client.redirect_uri ?? NOWHERE],
        post_logout_redirect_uris: [state.client.post_logout_redirect_uri ?? NOWHERE],
        ...(state.client.backchannel_logout_uri && { backchannel_logout_uri: state.client.backchannel_logout_uri }),
      },
    ],
    jwks: { keys: [signing.jwk] },
    cookies: { keys: ["only for tests"] },
    pkce: { required: () => true },
    acrValues: ["urn:example:high"],
    claims: {
      openid: ["sub", "amr", "acr"],
      email: ["email", "email_verified"],
      profile: ["name", "given_name", "family_name", "locale", "roles", "groups"],
    },
    conformIdTokenClaims: !state.plain,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...state.person, sub: id }) }),
    loadExistingGrant: grantAll,
  });
  provider.use(misbehave);
  handle = provider.callback();
}

async function grantAll(ctx) {
  const grant = new ctx.oidc.provider.Grant({
    clientId: ctx.oidc.client.clientId,
    accountId: ctx.oidc.session.accountId,
  });
  grant.addOIDCScope("openid email profile");
  await grant.save();
  return grant;
}

function askToSignOut(ctx, form) {
  ctx.body = page("Sign out", `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
}

function page(title, body) {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

async function misbehave(ctx, next) {
  await next();
  if (ctx.oidc?.route !== "token" || !ctx.body?.id_token) return;
  const { claims, with: how } = state.faults;
  if (claims || how) ctx.body.id_token = await signAnew(ctx.body.id_token, claims ?? {}, how);
}

async function signAnew(token, changes, how) {
  const merged = Object.entries({ ...decodeJwt(token), ...changes }).filter(([, value]) => value !== null);
  const claims = Object.fromEntries(merged);
  const { kid } = decodeProtectedHeader(token);
  if (how === "none") return new UnsecuredJWT(claims).encode();
  if (how === "secret") return new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid }).sign(new TextEncoder().encode(CLIENT_SECRET));
  const other = how ? await newKey() : signing;
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: how === "unknown" ? other.kid : kid }).sign(other.private);
}

async function interact(request, response) {
  if (state.asks && request.method === "GET") {
    const button = (name, label) => `<button name="${name}" value="yes">${label}</button>`;
    return send(response, page("Example provider", `<form method="post">${button("in", "Sign in")} ${button("stop", "Stop")}</form>`));
  }
  const stops = (await body(request)).includes("stop");
  const result = stops ? { error: "access_denied" } : { login: { accountId: state.person.sub, ...state.login } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function set(request, response) {
  const { rotate, ...changes } = JSON.parse(await body(request));
  Object.assign(state, changes);
  if (rotate) signing = await newKey();
  setUp();
  send(response, "");
}

async function logoutToken(request, response) {
  const changes = JSON.parse(await body(request));
  const now = Math.floor(Date.now() / 1000);
  const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
  const claims = { iss: issuer, aud: CLIENT_ID, iat: now, exp: now + 120, jti: `${Math.random()}`, events: event, ...changes };
  const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  send(response, await new SignJWT(kept).setProtectedHeader({ alg: "RS256", kid: signing.kid, typ: "logout+jwt" }).sign(signing.private));
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

function send(response, text, status = 200) {
  response.writeHead(status, { "content-type": text.startsWith("<") ? "text/html" : "text/plain" }).end(text);
}

async function answer(request, response) {
  const path = new URL(request.url, issuer).pathname;
  const fault = state.faults.answers?.[path];
  if (path === "/_set") return set(request, response);
  if (path === "/_logout_token") return logoutToken(request, response);
  if (fault?.delay) await new Promise((resume) => setTimeout(resume, fault.delay));
  if (fault?.status) return send(response, fault.body ?? "", fault.status);
  if (path.startsWith("/interaction/")) return interact(request, response);
  return handle(request, response);
}

const server = createServer((request, response) => {
  Promise.resolve(answer(request, response)).catch((error) => send(response, String(error), 500));
});
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", async () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  signing = await newKey();
  setUp();
  console.log(issuer);
});
