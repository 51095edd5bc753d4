import { css, define, html, nothing } from '../element.js';
import { moment } from '../language.js';
import { button } from '../parts/button.js';
import { icon } from '../parts/icon.js';
import { TONES } from './deliveries.js';
import { replayAct } from './replay.js';
import { OperatorView } from './view.js';

/** One request: how it stands, what can be done, and all that has happened to it. */
class OperatorDelivery extends OperatorView {
  static every = 3_000;
  static styles = [
    OperatorView.styles,
    css`
      ol > li {
        position: relative;
        padding: 0 0 1.25rem 1.5rem;
        border-inline-start: 2px solid var(--line);
      }

      ol > li:last-child {
        border-color: transparent;
        padding-bottom: 0;
      }

      ol > li::before {
        position: absolute;
        top: 0.4rem;
        left: -0.4375rem;
        width: 0.75rem;
        height: 0.75rem;
        border-radius: 50%;
        background: var(--tone);
        content: '';
      }
    `,
  ];

  get #path() {
    return `deliveries/${this.route.parts.map(encodeURIComponent).join('/')}`;
  }

  async load({ signal }) {
    return (await this.deliveries.get(this.#path, { signal })).data;
  }

  content({ delivery, steps, sentCopy }) {
    const texts = this.texts.delivery;
    const { state, sentence, cause, whoActs } = delivery;
    const [tone, drawing] = TONES[state] ?? TONES.SENDING;
    return html`<article class="card stack">
        <h2>${delivery.tenantId} / ${delivery.requestId}</h2>
        <p class="row ${tone}"><span class="state row">${icon(drawing)} ${this.texts.states[state]}</span> ${sentence}</p>
        ${cause ? html`<p>${this.texts.causes[cause]} · ${this.texts.overview.who[whoActs].title}</p>` : nothing}
        ${this.#acts(delivery)} ${this.#facts(delivery, sentCopy)}
      </article>
      <section class="card stack" aria-label=${texts.way}>
        <h3>${texts.way}</h3>
        <ol>
          <li class="info"><p class="title">${texts.asked}</p><p class="soft small">${moment(this.language, delivery.askedAt)}</p></li>
          ${steps.map(step => this.#step(step))}
        </ol>
      </section>`;
  }

  #facts(delivery, sentCopy) {
    const { fields, copies } = this.texts.delivery;
    const row = (name, value) => (value ? html`<dt>${fields[name]}</dt><dd>${value}</dd>` : nothing);
    const { senderId, document, method, attempts, until, recipients = [] } = delivery;
    return html`<dl>
      ${row('sender', senderId)} ${row('document', document && [document.type, document.id].filter(Boolean).join(' '))}
      ${row('method', method)} ${row('attempts', attempts)} ${row('until', until && moment(this.language, until))}
      ${row('recipients', recipients.length && html`${recipients.map(
        ({ domain, accepted, reply }) =>
          html`<div>${domain} · ${accepted ? this.texts.delivery.accepted : this.texts.delivery.refused} ${reply ? html`<code>${reply}</code>` : nothing}</div>`,
      )}`)}
      ${row('sentCopy', sentCopy && [copies[sentCopy.state], sentCopy.detail].filter(Boolean).join(' · '))}
    </dl>`;
  }

  #step({ at, state, attempt, reason, cause, detail, smtp, until, tookMillis, event, by }) {
    const { delivery, states, reasons, causes } = this.texts;
    const [tone] = TONES[state] ?? TONES.SENDING;
    const about = [
      moment(this.language, at),
      delivery.attempt(attempt),
      tookMillis !== undefined && delivery.took(tookMillis),
      event,
      by && delivery.by[by],
    ];
    return html`<li class=${tone}>
      <p class="title"><span class="state">${states[state]}</span> ${reasons[reason] ?? causes[cause] ?? ''}</p>
      ${detail ? html`<p class="small">${detail}</p>` : nothing}
      ${smtp ? html`<p class="small"><code>${[smtp.stage, smtp.code, smtp.enhanced, smtp.text].filter(Boolean).join(' ')}</code></p>` : nothing}
      ${until ? html`<p class="small">${delivery.until(moment(this.language, until))}</p>` : nothing}
      <p class="soft small">${about.filter(Boolean).join(' · ')}</p>
    </li>`;
  }

  #acts({ state, tenantId, requestId }) {
    const texts = this.texts.delivery;
    const act = (name, kind, body) =>
      button({
        label: texts.acts[name].label,
        kind,
        busy: this.busy === name,
        onClick: () =>
          this.act(
            name,
            { ...texts.acts[name].question, danger: kind === 'danger' },
            () => this.deliveries.post(`${this.#path}/${body ? 'resolve' : 'cancel'}`, { body }),
            () => ({ kind: 'good', text: texts.acts[name].done }),
          ),
      });
    switch (state) {
      case 'WAITING':
        return html`<div class="row">${act('cancel', 'danger')}</div>`;
      case 'HELD':
        return html`<div class="row">${act('sent', '', { as: 'SENT' })} ${act('resend', '', { as: 'RESEND' })}</div>`;
      case 'FAILED':
        return html`<div class="row">${button({
          label: texts.replay,
          busy: this.busy === 'replay',
          onClick: () => replayAct(this, { tenant: tenantId, requestId }),
        })}</div>`;
      default:
        return nothing;
    }
  }
}

define('operator-delivery', OperatorDelivery);
