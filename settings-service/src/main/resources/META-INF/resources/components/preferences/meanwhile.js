import { html, nothing } from '../lit.js';

/** What becomes of documents while the mailbox or account is unavailable: they wait, unless the person wants otherwise. */
export function meanwhile(view) {
  const { texts, form, blocked, saving } = view;
  return form.method === 'RELAY' || blocked
    ? nothing
    : html`<section class="card stack" aria-labelledby="meanwhile-title">
        <h3 id="meanwhile-title">${texts.meanwhile}</h3>
        <p class="soft">${texts.meanwhileText}</p>
        <label class="check"><input type="checkbox" id="relayWhileUnavailable" .checked=${form.relayWhileUnavailable}
          aria-describedby="relayWhileUnavailable-hint" ?disabled=${saving}
          @change=${event => view.set('/relayWhileUnavailable', event.target.checked)}> ${texts.relayMeanwhile}</label>
        <p class="soft small" id="relayWhileUnavailable-hint">${texts.relayMeanwhileHint}</p>
      </section>`;
}
