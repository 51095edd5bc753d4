// Each service's own, at the same address: this file is in both.
import '../components/facteur.js';

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

for (const element of document.querySelectorAll('main *')) {
  if (customElements.get(element.localName)) {
    element.tokenProvider = provideToken;
  }
}
