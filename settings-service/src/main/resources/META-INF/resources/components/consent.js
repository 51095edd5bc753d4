import { changed } from './live.js';

const WINDOW = 'facteur-consent';
const FRAGMENT = 'facteur-consent';

/**
 * Leads a person to a provider in a window of its own, and confirms what they bring back as the one who is signed in here.
 * README of settings-service: "Accounts at partners".
 */
export class Consent {
  static #all = [];

  /** {provider, url?, blocked}: the person is on their way; url once it is known. */
  pending = null;

  /** {provider, kind, title, text}: how the last one ended, kind as a banner's. */
  ending = null;

  #host;
  #onConnected;
  #returned = null;

  /** @param onConnected gets {provider}; without it the ending alone tells */
  constructor(host, onConnected = () => {}) {
    this.#host = host;
    this.#onConnected = onConnected;
    host.addController(this);
  }

  hostConnected() {
    Consent.#all.push(this);
    addEventListener('message', this.#told);
  }

  hostDisconnected() {
    Consent.#all = Consent.#all.filter(other => other !== this);
    removeEventListener('message', this.#told);
  }

  hostUpdated() {
    if (this.#returned && this.#host.tokenProvider) {
      const returned = this.#returned;
      this.#returned = null;
      this.#end(returned);
    }
  }

  /** Takes up the consent of a window that its provider parted from its opener: it came to this page instead. */
  takeReturned() {
    const written = new URLSearchParams(location.hash.slice(1)).get(FRAGMENT);
    if (written) {
      history.replaceState(null, '', location.pathname + location.search);
      this.#returned = parsed(written);
    }
  }

  /** @param method what it is for, as the API has it; default: what the person sends by */
  async begin(provider, method) {
    // Before anything is awaited: only now do browsers take the window for the person's own wish.
    const opened = window.open('', WINDOW, 'popup,width=540,height=720');
    this.#show({ pending: { provider, blocked: false } });
    try {
      const { data } = await this.#host.settings.post(`partner-connections/${provider}${method ? `?for=${method}` : ''}`);
      const url = webAddress(data.authorizationUrl);
      const blocked = !opened || opened.closed;
      if (!blocked) {
        opened.location.replace(url);
      }
      this.#show({ pending: { provider, url, blocked } });
    } catch (failure) {
      opened?.close();
      this.#show({ ending: { provider, kind: 'bad', ...this.#failed(failure) } });
    }
  }

  /** The person has thought better of it; a consent they give all the same is not confirmed here. */
  giveUp() {
    this.#show({});
  }

  #told = ({ origin, source, data }) => {
    const settings = new URL(this.#host.settingsUrl, document.baseURI).origin;
    if (origin === settings && data?.source === 'facteur' && data.type === 'partner-connection' && this.#isAsked(data)) {
      source?.close();
      this.#end(data);
    }
  };

  /** Of several components one takes it up: who began, or the first after the page was loaded anew. */
  #isAsked({ provider }) {
    const began = Consent.#all.find(({ pending }) => pending?.provider === provider);
    return (began ?? Consent.#all[0]) === this;
  }

  async #end({ provider, outcome, state, code }) {
    if (outcome !== 'CONSENTED') {
      const said = this.#host.texts.connections.endings[outcome] ?? this.#host.texts.connections.endings.FAILED;
      const { title, text } = said(this.#host.texts.partners[provider]?.company ?? provider);
      this.#show({ ending: { provider, kind: outcome === 'DENIED' ? 'info' : 'bad', title, text } });
      return;
    }
    this.#show({ pending: { provider, blocked: false, confirming: true } });
    try {
      const { data } = await this.#host.settings.post(`partner-connections/${provider}/confirmation`, {
        body: { state, code },
      });
      const kind = data.outcome === 'CONNECTED' ? 'good' : 'bad';
      this.#show({ ending: { provider, kind, title: data.title, text: data.detail } });
      changed(this.#host);
      if (kind === 'good') {
        this.#onConnected({ provider });
      }
    } catch (failure) {
      this.#show({ ending: { provider, kind: 'bad', ...this.#failed(failure) } });
    }
  }

  #failed(failure) {
    const { connections } = this.#host.texts;
    return { title: connections.notBegun, text: this.#host.sentence(failure) };
  }

  #show({ pending = null, ending = null }) {
    this.pending = pending;
    this.ending = ending;
    this.#host.requestUpdate();
  }
}

function parsed(written) {
  try {
    const { provider, outcome, state, code } = JSON.parse(written);
    return { provider: String(provider), outcome, state, code };
  } catch {
    return null;
  }
}

/** Never javascript: or the like, whoever answered. */
function webAddress(url) {
  if (!['https:', 'http:'].includes(new URL(url).protocol)) {
    throw new TypeError('not a web address');
  }
  return url;
}
