import { Consent } from './consent.js';
import { FacteurElement, css, define, html, nothing } from './element.js';
import { Live } from './live.js';
import { banner } from './parts/banner.js';
import { button } from './parts/button.js';
import { icon } from './parts/icon.js';
import { partnerOf } from './partners.js';

/**
 * Says that documents wait for their sender to sign in again, and leads there with one click; shows nothing otherwise. For
 * the head of other components: <reconnect-banner .host=${this}></reconnect-banner>.
 */
class ReconnectBanner extends FacteurElement {
  static properties = {
    /** Where a password is corrected, for a mailbox of one's own; without it nothing is linked. */
    preferencesUrl: { attribute: 'preferences-url' },
  };

  static styles = [
    FacteurElement.styles,
    css`
      :host(:not([shown])) {
        display: none;
      }
    `,
  ];

  #consent = new Consent(this);
  #profile = new Live(this, async ({ signal }) => (await this.settings.get('sender-profiles/me', { signal })).data);

  constructor() {
    super();
    this.preferencesUrl = null;
  }

  set host(host) {
    super.host = host;
    this.preferencesUrl = host.getAttribute('preferences-url');
  }

  updated() {
    this.toggleAttribute('shown', this.#isExpired || Boolean(this.#consent.ending));
  }

  get #isExpired() {
    return this.#profile.data?.connection?.state === 'EXPIRED';
  }

  render() {
    if (!this.#isExpired) {
      return this.#consent.ending ? banner(this.#consent.ending) : nothing;
    }
    const { method, smtp, connection, relayWhileUnavailable } = this.#profile.data;
    const provider = partnerOf(smtp?.signInWith ?? method)?.path;
    return html`<div class="stack">
      ${provider ? this.#account(provider, connection, relayWhileUnavailable) : this.#mailbox(connection, relayWhileUnavailable)}
      ${this.#consent.ending ? banner(this.#consent.ending) : nothing}
    </div>`;
  }

  #account(provider, { account, waiting }, relayed) {
    const texts = this.texts.reconnect;
    const company = this.texts.partners[provider].company;
    const { pending } = this.#consent;
    return banner({
      kind: 'warn',
      title: this.#title(waiting, relayed),
      text: html`${texts.account(company, account)} ${relayed ? texts.relayed : texts.nothingLost}`,
      actions: pending?.blocked
        ? html`<a class="button primary" href=${pending.url} target="_blank" rel="opener"
            >${icon('window')}${this.texts.connections.openPage(company)}</a>`
        : button({ label: texts.reconnect, kind: 'primary', onClick: () => this.#consent.begin(provider) }),
    });
  }

  /** What left by the relay does not wait; what could not, does. */
  #title(waiting = 0, relayed) {
    const texts = this.texts.reconnect;
    return relayed && waiting === 0 ? texts.toReconnect : texts.waiting(waiting);
  }

  #mailbox({ waiting }, relayed) {
    const texts = this.texts.reconnect;
    return banner({
      kind: 'warn',
      title: this.#title(waiting, relayed),
      text: html`${texts.mailbox} ${relayed ? texts.relayed : texts.nothingLost}`,
      actions: this.preferencesUrl
        ? html`<a class="button primary" href=${this.preferencesUrl}>${texts.correct}</a>`
        : nothing,
    });
  }
}

define('reconnect-banner', ReconnectBanner);
