import { FacteurElement, html, nothing } from '../element.js';
import { Live, changed } from '../live.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { list } from '../styles/list.js';

/** A view of the operator's page: what it loads, what an act came to, and its failures. */
export class OperatorView extends FacteurElement {
  static styles = [FacteurElement.styles, list];
  static every = 10_000;

  /** What stands behind the #; set once, a view is made anew for another address. */
  route = null;

  /** {kind, title?, text}: what the last act came to. */
  outcome = null;

  /** The act that is under way, by name. */
  busy = null;

  live = new Live(this, options => this.load(options), this.constructor.every);

  /** Gives what is shown. */
  async load() {
    return null;
  }

  /** Template of what was loaded. */
  content() {
    return nothing;
  }

  render() {
    const { data, failure } = this.live;
    return html`<div class="stack">
      ${failure ? this.#unavailable(failure) : nothing}
      <div aria-live="polite">${this.outcome ? banner(this.outcome) : nothing}</div>
      ${data ? this.content(data) : nothing}
      ${!data && !failure ? html`<p class="soft" role="status">${this.texts.common.loading}</p>` : nothing}
    </div>`;
  }

  /** Does something once the person has agreed; done gives what to say of it. question: see FacteurElement.confirm. */
  async act(name, question, work, done) {
    if (this.busy || !(await this.confirm({ no: this.texts.common.cancel, ...question }))) {
      return;
    }
    await this.attempt(name, work, done);
  }

  async attempt(name, work, done) {
    this.busy = name;
    this.requestUpdate();
    try {
      this.outcome = done(await work());
    } catch (failure) {
      this.outcome = { kind: 'bad', title: failure.title, text: this.refusal(failure) };
    }
    this.busy = null;
    changed(this);
    this.requestUpdate();
  }

  /** What a refusal comes to, its faults with it. */
  refusal(failure) {
    const faults = failure.faults ?? [];
    return html`${this.sentence(failure)}
    ${faults.map(({ field, message }) => html`<br><code>${field}</code> ${message}`)}`;
  }

  #unavailable(failure) {
    return banner({
      kind: 'warn',
      title: this.texts.desk.unavailable,
      text: this.sentence(failure),
      actions: button({ label: this.texts.common.retry, kind: 'small', onClick: () => this.live.reload() }),
    });
  }
}
