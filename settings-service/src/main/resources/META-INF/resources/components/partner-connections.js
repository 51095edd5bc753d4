import { Consent } from './consent.js';
import { FacteurElement, css, define, html, nothing } from './element.js';
import { Live, changed } from './live.js';
import { banner } from './parts/banner.js';
import { button } from './parts/button.js';
import { consentUnderWay } from './parts/consent-under-way.js';
import { partnerMark } from './parts/partner-mark.js';
import { toggle } from './parts/toggle.js';
import { day } from './language.js';
import './reconnect-banner.js';

/** A person's Gmail and Microsoft accounts, a switch for each: <partner-connections></partner-connections>. */
class PartnerConnections extends FacteurElement {
  static styles = [
    FacteurElement.styles,
    css`
      .partner {
        display: flex;
        flex-direction: column;
        gap: 0.875rem;
      }

      .partner .switch {
        align-items: flex-start;
      }

      .partner-mark {
        flex: none;
        width: 2.75rem;
        height: 2.75rem;
        padding: 0.5rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        color: var(--accent);
      }

      .account {
        overflow-wrap: anywhere;
        color: var(--ink);
        font-weight: 600;
      }

      .expired {
        color: var(--warn);
        font-weight: 600;
      }

      .below {
        padding-inline-start: 3.75rem;
      }

      @media (max-width: 30rem) {
        .below {
          padding-inline-start: 0;
        }
      }
    `,
  ];

  #consent = new Consent(this);
  #connections = new Live(this, async ({ signal }) => (await this.settings.get('partner-connections', { signal })).data);
  #leaving = null;

  connectedCallback() {
    super.connectedCallback();
    this.#consent.takeReturned();
  }

  render() {
    const { data, failure } = this.#connections;
    return html`<div class="stack">
      <reconnect-banner .host=${this}></reconnect-banner>
      ${this.#ending(data)} ${failure ? this.#unavailable(failure) : nothing} ${data ? this.#partners(data) : nothing}
      ${data || failure ? nothing : html`<p class="soft" role="status">${this.texts.common.loading}</p>`}
    </div>`;
  }

  #partners(connections) {
    const offered = connections.filter(({ offered, state }) => offered || state !== 'DISCONNECTED');
    if (!offered.length) {
      return html`<p class="soft">${this.texts.connections.none}</p>`;
    }
    return offered.map(connection => this.#partner(connection));
  }

  #partner(connection) {
    const { provider, state } = connection;
    const texts = this.texts.connections;
    const pending = this.#consent.pending?.provider === provider ? this.#consent.pending : null;
    return html`<section class="card partner" aria-label=${this.texts.partners[provider].title}>
      ${toggle({
        id: provider,
        before: partnerMark(provider),
        label: this.texts.partners[provider].title,
        hint: this.#state(connection),
        checked: state !== 'DISCONNECTED',
        busy: Boolean(pending) || this.#leaving === provider,
        onToggle: on => (on ? this.#consent.begin(provider) : this.#disconnect(connection)),
      })}
      ${pending ? consentUnderWay(pending, this.texts, () => this.#consent.giveUp()) : nothing}
      ${state === 'EXPIRED' && !pending
        ? html`<div class="below">
            ${button({ label: texts.reconnect, kind: 'small', onClick: () => this.#consent.begin(provider) })}
          </div>`
        : nothing}
    </section>`;
  }

  #state({ provider, state, account, since }) {
    const texts = this.texts.connections;
    const from = since ? day(this.language, since) : '';
    switch (state) {
      case 'CONNECTED':
        return html`<span class="account">${account}</span><br>${texts.connectedSince(from)}`;
      case 'EXPIRED':
        return html`<span class="account">${account}</span><br>
          <span class="expired">${texts.expiredSince(this.texts.partners[provider].company, from)}</span>`;
      default:
        return texts.offer(this.texts.partners[provider].company);
    }
  }

  /** That an account is connected is news for as long as it is. */
  #ending(connections) {
    const { ending } = this.#consent;
    const state = connections?.find(({ provider }) => provider === ending?.provider)?.state;
    return ending && !(ending.kind === 'good' && state === 'EXPIRED') ? banner(ending) : nothing;
  }

  #unavailable(failure) {
    return banner({
      kind: 'warn',
      title: this.texts.connections.unavailable,
      text: this.sentence(failure),
      actions: button({ label: this.texts.common.retry, kind: 'small', onClick: () => this.#connections.reload() }),
    });
  }

  async #disconnect({ provider, account }) {
    const texts = this.texts.connections;
    const agreed = await this.confirm({
      title: texts.disconnectTitle(this.texts.partners[provider].title),
      text: html`<p>${texts.disconnectText(account, this.texts.partners[provider].company)}</p>`,
      yes: texts.disconnect,
      no: texts.keep,
      danger: true,
    });
    if (!agreed) {
      return;
    }
    this.#leaving = provider;
    this.requestUpdate();
    try {
      await this.settings.delete(`partner-connections/${provider}`);
      this.#consent.ending = { kind: 'info', title: texts.disconnected(this.texts.partners[provider].title), text: texts.disconnectedText };
    } catch (failure) {
      this.#consent.ending = { kind: 'bad', title: texts.notDisconnected, text: this.sentence(failure) };
    }
    this.#leaving = null;
    changed(this);
    this.requestUpdate();
  }
}

define('partner-connections', PartnerConnections);
