import { define, html, nothing } from '../element.js';
import { moment } from '../language.js';
import { button } from '../parts/button.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { given } from './routes.js';
import { bytes } from './words.js';
import { OperatorView } from './view.js';

/** What could not be taken, the latest first. */
class OperatorRejected extends OperatorView {
  #filter = null;

  get #asked() {
    const { query } = this.route;
    return { tenant: query.get('tenant') ?? '', reason: query.get('reason') ?? '', handled: query.get('handled') ?? '' };
  }

  async load({ signal }) {
    const query = new URLSearchParams({ ...given(this.#asked), limit: 200 });
    return (await this.deliveries.get(`rejected?${query}`, { signal })).data;
  }

  render() {
    return html`<div class="stack"><p class="soft">${this.texts.rejected.lead}</p>${this.#form()} ${super.render()}</div>`;
  }

  content({ records }) {
    const texts = this.texts.rejected;
    return records.length
      ? html`<ul class="card list" aria-label=${texts.title}>${records.map(record => this.#row(record))}</ul>`
      : html`<p class="card">${texts.none}</p>`;
  }

  #row({ id, at, reason, tenantId, senderId, requestId, size, handling }) {
    const texts = this.texts.rejected;
    const tone = handling ? 'good' : 'bad';
    const whose = [tenantId, senderId, requestId].filter(Boolean).join(' / ');
    return html`<li class=${tone}>
      ${icon(tone)}
      <div>
        <p class="title"><a href="#/rejected/${id}">${reason || texts.noReason}</a></p>
        <p class="small">${whose || texts.nobody} · ${bytes(this.language, size)}</p>
        ${handling ? html`<p class="soft small">${texts.handled(handling)}</p>` : nothing}
      </div>
      <time class="soft small" datetime=${at}>${moment(this.language, at)}</time>
    </li>`;
  }

  #form() {
    const texts = this.texts.rejected;
    const filter = (this.#filter ??= this.#asked);
    const line = (name, options) =>
      field({ id: name, label: texts.fields[name], value: filter[name], options, onInput: value => (filter[name] = value) });
    const which = ['', 'true', 'all'].map(value => ({ value, label: texts.which[value] }));
    return html`<form class="card filter" @submit=${event => this.#search(event)}>
      ${line('tenant')} ${line('reason')} ${line('handled', which)}
      <div>${button({ label: this.texts.search.find, kind: 'primary', type: 'submit' })}</div>
    </form>`;
  }

  #search(event) {
    event.preventDefault();
    location.hash = `#/rejected?${new URLSearchParams(given(this.#filter))}`;
  }
}

define('operator-rejected', OperatorRejected);
