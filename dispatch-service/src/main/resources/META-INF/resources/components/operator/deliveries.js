import { define, html, nothing } from '../element.js';
import { moment } from '../language.js';
import { repeat } from '../lit.js';
import { button } from '../parts/button.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { replayAct } from './replay.js';
import { deliveryAddress, given, searchAddress } from './routes.js';
import { OperatorView } from './view.js';

const NAMES = ['tenant', 'sender', 'requestId', 'document', 'state', 'cause', 'reason', 'whoActs', 'method'];
const MOST = 200;
export const TONES = {
  SENDING: ['info', 'letter'],
  WAITING: ['warn', 'clock'],
  SENT: ['good', 'good'],
  FAILED: ['bad', 'bad'],
  HELD: ['warn', 'warn'],
};

/** Looks for deliveries; what is looked for stands in the address, so that one can hand it on. */
class OperatorDeliveries extends OperatorView {
  #filter = null;
  #limit = 50;

  get #asked() {
    return Object.fromEntries(NAMES.map(name => [name, this.route.query.get(name) ?? '']));
  }

  async load({ signal }) {
    const query = new URLSearchParams({ ...given(this.#asked), limit: this.#limit });
    return (await this.deliveries.get(`deliveries?${query}`, { signal })).data;
  }

  render() {
    return html`<div class="stack">${this.#form()} ${super.render()}</div>`;
  }

  content({ deliveries, cursor }) {
    const texts = this.texts.search;
    const asked = given(this.#asked);
    const { state, ...filter } = asked;
    const canReplay = (!state || state === 'FAILED') && !asked.reason && Object.keys(filter).length && deliveries.some(isFailed);
    return html`${canReplay
        ? html`<div>${button({ label: texts.replay, busy: this.busy === 'replay', onClick: () => replayAct(this, filter) })}</div>`
        : nothing}
      ${deliveries.length
        ? html`<ul class="card list" aria-label=${texts.title}>
            ${repeat(deliveries, ({ tenantId, requestId }) => `${tenantId}/${requestId}`, delivery => this.#row(delivery))}
          </ul>`
        : html`<p class="card">${texts.none}</p>`}
      ${cursor && this.#limit < MOST
        ? html`<div>${button({ label: texts.more, kind: 'small', onClick: () => this.#more() })}</div>`
        : nothing}
      ${cursor && this.#limit >= MOST ? html`<p class="soft small">${texts.narrow}</p>` : nothing}`;
  }

  #row(delivery) {
    const { state, sentence, document, askedAt, tenantId, senderId, requestId } = delivery;
    const [tone, drawing] = TONES[state] ?? TONES.SENDING;
    return html`<li class=${tone}>
      ${icon(drawing)}
      <div>
        <p class="title"><a href=${deliveryAddress(delivery)}>${tenantId} / ${requestId}</a></p>
        <p class="small"><span class="state">${this.texts.states[state]}</span> ${sentence}</p>
        <p class="soft small">${[senderId, document?.id].filter(Boolean).join(' · ')}</p>
      </div>
      <time class="soft small" datetime=${askedAt}>${moment(this.language, askedAt)}</time>
    </li>`;
  }

  #form() {
    const { search, states, causes, reasons } = this.texts;
    const filter = (this.#filter ??= this.#asked);
    const set = name => value => {
      filter[name] = value;
      this.requestUpdate();
    };
    const line = (name, options) =>
      field({ id: name, label: search.fields[name], value: filter[name], onInput: set(name), options });
    const choices = words => [{ value: '', label: search.any }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];
    return html`<form class="card stack" @submit=${event => this.#search(event)}>
      <div class="filter">
        ${line('tenant')} ${line('sender')} ${line('requestId')} ${line('document')} ${line('state', choices(states))}
        ${line('cause', choices(causes))} ${line('reason', choices(reasons))}
      </div>
      <div class="row">${button({ label: search.find, kind: 'primary', type: 'submit' })}
        <a class="button quiet" href="#/deliveries">${search.clear}</a></div>
    </form>`;
  }

  #search(event) {
    event.preventDefault();
    const address = searchAddress(this.#filter);
    if (address === location.hash) {
      this.live.reload();
    } else {
      location.hash = address;
    }
  }

  #more() {
    this.#limit = Math.min(MOST, this.#limit + 50);
    this.live.reload();
  }
}

function isFailed({ state }) {
  return state === 'FAILED';
}

define('operator-deliveries', OperatorDeliveries);
