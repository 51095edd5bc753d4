import { Api, Problem } from './api.js';
import { languageOf } from './language.js';
import { ReactiveElement, css, html, nothing, render } from './lit.js';
import { confirmation } from './parts/dialog.js';
import { controls } from './styles/controls.js';
import { tokens } from './styles/tokens.js';
// Each service's own, at the same address: this file is in both.
import texts from './texts.js';

/** What every component of ours has: where the services are, who signs the requests, and the reader's language. */
export class FacteurElement extends ReactiveElement {
  static properties = {
    /** Base address of settings-service; default: where this script comes from. */
    settingsUrl: { attribute: 'settings-url' },
    /** Base address of dispatch-service; without it nothing is asked there. */
    deliveriesUrl: { attribute: 'deliveries-url' },
    /** fr or en; default: the document's language, then the browser's. */
    lang: { reflect: true },
    /** An async function that gives an access token; called for each request, with {renew: true} after a refusal. */
    tokenProvider: { attribute: false },
  };

  static styles = [tokens, controls];

  constructor() {
    super();
    this.settingsUrl = new URL('..', import.meta.url).href;
    this.deliveriesUrl = null;
    this.lang = '';
    this.tokenProvider = null;
  }

  /** fr or en. */
  get language() {
    return languageOf(this);
  }

  get texts() {
    return texts[this.language];
  }

  /** settings-service. */
  get settings() {
    return this.#api(this.settingsUrl);
  }

  /** dispatch-service, or null where its address was not given. */
  get deliveries() {
    return this.deliveriesUrl ? this.#api(this.deliveriesUrl) : null;
  }

  /** What a component inside this one is given: <reconnect-banner .host=${this}>. */
  set host(host) {
    for (const name of ['settingsUrl', 'deliveriesUrl', 'lang', 'tokenProvider']) {
      this[name] = host[name];
    }
  }

  /** What the component shows, as a template; called after each change of a property. */
  render() {
    return nothing;
  }

  /** Asks in a dialog and answers whether the person agreed: await this.confirm({title, text, yes, no, danger}). */
  confirm(question) {
    return confirmation(this.renderRoot, question);
  }

  /** What a failure of the API comes to, as a sentence for the person. */
  sentence(failure) {
    const { common } = this.texts;
    if (failure instanceof Problem) {
      return failure.status === 401 ? common.signedOut : (failure.detail ?? failure.title ?? common.unreachable);
    }
    return common.unreachable;
  }

  /** Focus goes to the first field that has a fault, once it is shown. */
  async focusFirstFault() {
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid="true"]')?.focus();
  }

  #part;

  #api(base) {
    return new Api({ base, language: this.language, token: options => this.tokenProvider?.(options) });
  }

  update(changed) {
    super.update(changed);
    this.#part = render(this.render(), this.renderRoot, { host: this, isConnected: this.isConnected });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#part?.setConnected(true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#part?.setConnected(false);
  }
}

/** Registers a component once, even where the script is loaded from two addresses. */
export function define(name, type) {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}

export { css, html, nothing };
