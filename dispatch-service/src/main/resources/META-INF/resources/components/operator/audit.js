import { define, html } from '../element.js';
import { moment } from '../language.js';
import { icon } from '../parts/icon.js';
import { OperatorView } from './view.js';

/** What operators did, the latest first. */
class OperatorAudit extends OperatorView {
  async load({ signal }) {
    return (await this.deliveries.get('deliveries/audit?limit=200', { signal })).data;
  }

  content({ acts }) {
    const texts = this.texts.audit;
    return acts.length
      ? html`<ul class="card list" aria-label=${texts.title}>${acts.map(act => this.#row(act))}</ul>`
      : html`<p class="card">${texts.none}</p>`;
  }

  #row({ at, who, act, what, count }) {
    const texts = this.texts.audit;
    const about = Object.entries(what)
      .filter(([, value]) => value !== '' && !(Array.isArray(value) && !value.length))
      .map(([name, value]) => `${name} ${value}`);
    return html`<li class="info">
      ${icon('info')}
      <div><p class="title">${texts.acts[act]} · ${texts.count(count)}</p>
        <p class="small">${who}</p><p class="soft small">${about.join(' · ')}</p></div>
      <time class="soft small" datetime=${at}>${moment(this.language, at)}</time>
    </li>`;
  }
}

define('operator-audit', OperatorAudit);
