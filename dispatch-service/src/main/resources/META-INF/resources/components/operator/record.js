import { define, html, nothing } from '../element.js';
import { moment } from '../language.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { deliveryAddress } from './routes.js';
import { bytes } from './words.js';
import { OperatorView } from './view.js';

/** One record that could not be taken: why, what it says, and the form in which it is put right. */
class OperatorRecord extends OperatorView {
  static every = 60_000;

  /** What the person has written; null: nothing yet. */
  #edited = null;
  #faults = [];
  #published = null;

  get #path() {
    return `rejected/${encodeURIComponent(this.route.parts[0])}`;
  }

  async load({ signal }) {
    return (await this.deliveries.get(this.#path, { signal })).data;
  }

  content({ record, contents }) {
    const texts = this.texts.record;
    return html`<article class="card stack">
        <h2>${record.reason || this.texts.rejected.noReason}</h2>
        ${record.handling ? banner({ kind: 'good', text: this.texts.rejected.handled(record.handling) }) : nothing}
        ${this.#published ? html`<p><a href=${deliveryAddress(this.#published)}>${texts.follow}</a></p>` : nothing}
        ${contents.keeping === 'KEPT' ? nothing : banner({ kind: 'warn', text: texts.keeping[contents.keeping] })}
        ${this.#facts(record, contents)}
      </article>
      ${contents.preview ? this.#preview(contents.preview, record) : nothing}
      ${record.handling ? nothing : this.#dismissal()}`;
  }

  #facts(record, contents) {
    const { fields } = this.texts.record;
    const row = (name, value) => (value ? html`<dt>${fields[name]}</dt><dd>${value}</dd>` : nothing);
    return html`<dl>
      ${row('at', moment(this.language, record.at))} ${row('place', `${record.partition} @ ${record.offset}`)}
      ${row('tenant', record.tenantId)} ${row('sender', record.senderId)} ${row('request', record.requestId)}
      ${row('key', contents.key)} ${row('size', bytes(this.language, record.size))}
      ${contents.headers.map(
        ({ name, value, length }) =>
          html`<dt><code>${name}</code></dt><dd>${value ?? this.texts.record.hidden(bytes(this.language, length))}</dd>`,
      )}
    </dl>`;
  }

  #preview(preview, record) {
    const texts = this.texts.record;
    const canCorrect = !record.handling && !preview.isCut;
    return html`<section class="card stack" aria-labelledby="contents">
      <h3 id="contents">${canCorrect ? texts.correct : texts.contents}</h3>
      <p class="soft small">${texts.looks[preview.looks]} ${preview.text ? texts.marks : nothing}</p>
      ${preview.hex
        ? html`<pre tabindex="0" aria-label=${texts.hex}>${preview.hex}</pre><p class="small">${texts.notUtf8(preview.notUtf8From)}</p>`
        : nothing}
      ${preview.isCut ? banner({ kind: 'info', text: texts.cut }) : nothing}
      ${canCorrect ? this.#form(preview) : html`<pre tabindex="0" aria-label=${texts.contents}>${preview.text}</pre>`}
    </section>`;
  }

  #form(preview) {
    const texts = this.texts.record;
    const isFaulty = this.#faults.length > 0;
    return html`<form class="stack" @submit=${event => this.#publish(event, preview)}>
      <div class="field">
        <label for="value">${texts.value}</label>
        <p class="hint" id="value-hint">${texts.valueHint}</p>
        <textarea class="input" id="value" spellcheck="false" autocapitalize="off" aria-invalid=${isFaulty ? 'true' : nothing}
          aria-describedby="value-hint ${isFaulty ? 'value-fault' : ''}"
          .value=${this.#edited ?? preview.text ?? ''} @input=${event => (this.#edited = event.target.value)}></textarea>
        ${isFaulty
          ? html`<div class="fault" id="value-fault"><div>${this.#faults.map(
              ({ field, message }) => html`<p><code>${field.replace(/^\/value/, '') || '/'}</code> ${message}</p>`,
            )}</div></div>`
          : nothing}
      </div>
      <div>${button({ label: texts.publish, kind: 'primary', type: 'submit', busy: this.busy === 'publish' })}</div>
    </form>`;
  }

  async #publish(event, preview) {
    event.preventDefault();
    const texts = this.texts.record;
    const value = this.#edited ?? preview.text ?? '';
    this.#faults = [];
    await this.act(
      'publish',
      texts.publishAsked,
      async () => {
        try {
          return (await this.deliveries.post(`${this.#path}/publish`, { body: { value } })).data;
        } catch (failure) {
          this.#faults = failure.faults ?? [];
          throw failure;
        }
      },
      published => {
        this.#published = published;
        return { kind: 'good', text: texts.published(published) };
      },
    );
    await this.focusFirstFault();
  }

  #dismissal() {
    const texts = this.texts.record;
    return html`<section class="card stack" aria-labelledby="dismissal">
      <h3 id="dismissal">${texts.dismissTitle}</h3>
      <p class="soft small">${texts.dismissText}</p>
      <div>${button({
        label: texts.dismiss,
        busy: this.busy === 'dismiss',
        onClick: () =>
          this.act('dismiss', texts.dismissAsked, () => this.deliveries.post(`${this.#path}/dismiss`), () => ({
            kind: 'good',
            text: texts.dismissed,
          })),
      })}</div>
    </section>`;
  }
}

define('operator-record', OperatorRecord);
