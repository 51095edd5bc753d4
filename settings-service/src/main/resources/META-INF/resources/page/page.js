import '../components/facteur.js';

const COMPONENTS = 'sender-preferences, partner-connections, my-deliveries';
/** A token is asked for again after so long (ms): the session renews it before it ends. */
const KEPT = 20_000;

let token = null;
let askedAt = 0;

/** From the session of this page, for its scripts alone; kept in memory for a moment and nowhere else. */
function provideToken({ renew } = {}) {
  if (!token || renew || performance.now() - askedAt > KEPT) {
    askedAt = performance.now();
    token = ask();
  }
  return token;
}

async function ask() {
  const response = await fetch(new URL('token', import.meta.url), {
    headers: { 'X-Requested-With': 'JavaScript', Accept: 'application/json' },
    cache: 'no-store',
    redirect: 'error',
  }).catch(() => null);
  if (response?.ok) {
    return (await response.json()).token;
  }
  token = null;
  if (response) {
    document.getElementById('session-ended').hidden = false;
  }
  return null;
}

for (const component of document.querySelectorAll(COMPONENTS)) {
  component.tokenProvider = provideToken;
}
