import { FacteurElement, css, define, html, nothing } from './element.js';
import { Live, changed } from './live.js';
import { repeat } from './lit.js';
import { banner } from './parts/banner.js';
import { button } from './parts/button.js';
import { icon } from './parts/icon.js';
import { moment } from './language.js';
import './reconnect-banner.js';

const EVERY = 5_000;
const FEW = 20;
const MOST = 200;
const TONES = {
  SENDING: ['info', 'letter'],
  WAITING: ['warn', 'clock'],
  SENT: ['good', 'good'],
  FAILED: ['bad', 'bad'],
  HELD: ['warn', 'warn'],
};

/** What became of a person's last documents, as it happens: <my-deliveries deliveries-url="…"></my-deliveries>. */
class MyDeliveries extends FacteurElement {
  static styles = [
    FacteurElement.styles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .list {
        padding: 0;
        overflow: hidden;
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0.125rem 0.875rem;
        padding: 1rem 1.25rem;
        --tone: var(--accent);
      }

      li + li {
        border-top: 1px solid var(--line);
      }

      li > .icon {
        grid-row: span 2;
        margin-top: 0.15rem;
        color: var(--tone);
      }

      .good {
        --tone: var(--good);
      }

      .warn {
        --tone: var(--warn);
      }

      .bad {
        --tone: var(--bad);
      }

      .what {
        font-weight: 620;
        overflow-wrap: anywhere;
      }

      .to {
        overflow-wrap: anywhere;
      }

      .state {
        color: var(--tone);
      }

      .todo {
        color: var(--ink);
      }

      .said {
        grid-column: 2 / -1;
      }

      time {
        white-space: nowrap;
      }

      .acts .quiet {
        margin-inline-start: -0.8rem;
      }

      .acts {
        grid-column: 2 / -1;
        margin-top: 0.5rem;
      }

      @media (max-width: 34rem) {
        li {
          grid-template-columns: auto minmax(0, 1fr);
          padding: 1rem;
        }

        time {
          grid-column: 2;
          grid-row: 3;
        }
      }
    `,
  ];

  #refusal = null;
  #limit = FEW;
  #etag = null;
  #asked = '';
  #deliveries = new Live(this, options => this.#load(options), EVERY);

  async #load({ signal, data }) {
    if (!this.deliveries) {
      return null;
    }
    const path = `deliveries?mine=true&limit=${this.#limit}`;
    // What is known is known of this question in this language.
    const asked = `${this.language} ${this.deliveriesUrl} ${path}`;
    const known = data && asked === this.#asked ? this.#etag : null;
    const answer = await this.deliveries.get(path, { signal, known });
    this.#etag = answer.etag;
    this.#asked = asked;
    return answer.data ?? data;
  }

  render() {
    const { data, failure } = this.#deliveries;
    const isWaitedFor = this.deliveries && !data && !failure;
    return html`<div class="stack">
      <reconnect-banner .host=${this}></reconnect-banner>
      ${this.deliveries ? nothing : html`<p class="soft">${this.texts.deliveries.notHere}</p>`}
      ${this.#refusal ? banner({ kind: 'warn', text: this.sentence(this.#refusal) }) : nothing}
      ${failure ? this.#unavailable(failure) : nothing} ${data ? this.#list(data) : nothing}
      ${isWaitedFor ? html`<p class="soft" role="status">${this.texts.common.loading}</p>` : nothing}
    </div>`;
  }

  #list({ deliveries, cursor }) {
    const texts = this.texts.deliveries;
    if (!deliveries.length) {
      return html`<div class="card stack"><h2>${texts.none}</h2><p class="soft">${texts.noneText}</p></div>`;
    }
    return html`<ul class="card list" aria-label=${texts.title}>
        ${repeat(deliveries, ({ requestId }) => requestId, delivery => this.#delivery(delivery))}
      </ul>
      ${cursor && this.#limit < MOST
        ? html`<div>${button({ label: texts.more, kind: 'small', onClick: () => this.#more() })}</div>`
        : nothing}`;
  }

  #delivery(delivery) {
    const { state, sentence, whatToDo, until, askedAt, recipients = [] } = delivery;
    const texts = this.texts.deliveries;
    const [tone, drawing] = TONES[state] ?? TONES.SENDING;
    const to = recipients.map(({ address, domain }) => address ?? domain);
    return html`<li class=${tone}>
      ${icon(drawing)}
      <div>
        <p class="what">${texts.document(delivery)}</p>
        ${to.length ? html`<p class="soft to small">${texts.to(to)}</p>` : nothing}
      </div>
      <time class="soft small" datetime=${askedAt}>${moment(this.language, askedAt)}</time>
      <div class="said small">
        <p class="state">${sentence}${until ? html` ${texts.next(moment(this.language, until))}` : nothing}</p>
        ${whatToDo ? html`<p class="todo">${whatToDo}</p>` : nothing}
      </div>
      ${this.#acts(delivery)}
    </li>`;
  }

  /** What a person may decide themselves: to give up what waits, and what became of what nobody knows of. */
  #acts(delivery) {
    const texts = this.texts.deliveries;
    const name = texts.document(delivery);
    const act = (label, question, path, body) =>
      button({ label, kind: `small${body ? '' : ' quiet'}`, onClick: () => this.#act(delivery, question(name), path, body) });
    switch (delivery.state) {
      case 'WAITING':
        return html`<div class="acts row">${act(texts.cancel, texts.cancelAsked, 'cancel')}</div>`;
      case 'HELD':
        return html`<div class="acts row">
          ${act(texts.wasSent, texts.wasSentAsked, 'resolve', { as: 'SENT' })}
          ${act(texts.resend, texts.resendAsked, 'resolve', { as: 'RESEND' })}
        </div>`;
      default:
        return nothing;
    }
  }

  async #act({ tenantId, requestId }, question, path, body) {
    if (!(await this.confirm({ ...question, no: this.texts.common.cancel }))) {
      return;
    }
    try {
      const delivery = `deliveries/${encodeURIComponent(tenantId)}/${encodeURIComponent(requestId)}`;
      await this.deliveries.post(`${delivery}/${path}`, { body });
      this.#refusal = null;
    } catch (failure) {
      this.#refusal = failure;
    }
    changed(this);
    this.requestUpdate();
  }

  #unavailable(failure) {
    const texts = this.texts.deliveries;
    return banner({
      kind: 'warn',
      title: texts.unavailable,
      text: html`${this.sentence(failure)} ${texts.unavailableText}`,
      actions: button({ label: this.texts.common.retry, kind: 'small', onClick: () => this.#deliveries.reload() }),
    });
  }

  #more() {
    this.#limit = Math.min(MOST, this.#limit + 3 * FEW);
    this.#deliveries.reload();
  }
}

define('my-deliveries', MyDeliveries);
