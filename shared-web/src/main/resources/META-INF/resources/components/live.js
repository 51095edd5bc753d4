const CHANGE = 'facteur-change';

/**
 * What a component shows, loaded once its page has said who asks, and again every so often while it is looked at, when one
 * comes back to it, and when another component has changed something. What was there stays while that fails.
 */
export class Live {
  /** Null until it was loaded once. */
  data = null;

  /** Why the last attempt failed: a Problem or Unreachable. Null if it did not. */
  failure = null;

  #host;
  #load;
  #every;
  #asked = [];
  #attempt = null;
  #timer;

  /** load gets {signal, data} (what is there now) and gives what is there then. */
  constructor(host, load, every = 20_000) {
    this.#host = host;
    this.#load = load;
    this.#every = every;
    host.addController(this);
  }

  hostConnected() {
    addEventListener(CHANGE, this.#again);
    document.addEventListener('visibilitychange', this.#again);
  }

  hostDisconnected() {
    removeEventListener(CHANGE, this.#again);
    document.removeEventListener('visibilitychange', this.#again);
    clearTimeout(this.#timer);
    this.#attempt?.abort();
    this.#asked = [];
  }

  hostUpdated() {
    const { tokenProvider, settingsUrl, deliveriesUrl, language } = this.#host;
    const asked = [tokenProvider, settingsUrl, deliveriesUrl, language];
    if (tokenProvider && asked.some((value, i) => value !== this.#asked[i])) {
      this.#asked = asked;
      this.reload();
    }
  }

  async reload() {
    clearTimeout(this.#timer);
    this.#attempt?.abort();
    const attempt = (this.#attempt = new AbortController());
    try {
      const data = await this.#load({ signal: attempt.signal, data: this.data });
      if (!attempt.signal.aborted) {
        this.data = data;
        this.failure = null;
      }
    } catch (failure) {
      if (!attempt.signal.aborted) {
        this.failure = failure;
      }
    }
    if (!attempt.signal.aborted) {
      this.#timer = setTimeout(this.#again, this.#every);
      this.#host.requestUpdate();
    }
  }

  #again = () => {
    if (this.#asked.length && document.visibilityState === 'visible') {
      this.reload();
    }
  };
}

/** Tells the other components of the page that the person has changed something. */
export function changed(host) {
  host.dispatchEvent(new CustomEvent(CHANGE, { bubbles: true, composed: true }));
}
