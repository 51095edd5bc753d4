import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { choice } from '../parts/choice.js';
import { PARTNERS, connectionAt, partnerOf } from '../partners.js';
import { shown } from './faults.js';

/** The ways to send that there are for this person, and what the chosen account still needs. */
export function method(view) {
  const { texts, form } = view;
  const fault = shown(view.faults.get('/method'), view);
  return html`<fieldset class="card stack method" id="method" tabindex="-1" aria-invalid=${fault ? 'true' : nothing}
    aria-describedby=${fault ? 'method-fault' : nothing}>
    <legend>${texts.method}</legend>
    <div class="methods">${['RELAY', 'SMTP', ...PARTNERS.map(({ method }) => method)]
      .filter(value => isOffered(view, value))
      .map(value => choice({
        id: `method-${value.toLowerCase()}`,
        name: 'method',
        value,
        title: wordsOf(view, value).title,
        text: html`${account(view, value)}${wordsOf(view, value).text}`,
        checked: form.method === value,
        disabled: view.saving,
        onChoose: view.choose,
      }))}</div>
    ${fault
      ? html`<div class="fault" id="method-fault"><div>${fault.message} ${fault.advice}</div></div>
          <div class="fault-actions">${fault.actions}</div>`
      : nothing}
    ${view.connections ? nothing : view.connectionsFailed ? banner({ kind: 'warn', text: texts.accountsUnknown }) : nothing}
    ${partnerOf(form.method) ? accountPanel(view) : nothing}
  </fieldset>`;
}

/** What is known of the account of a method; undefined for the others. */
function connectionOf(connections, value) {
  return connectionAt(connections, partnerOf(value));
}

function wordsOf({ texts, partners }, value) {
  return texts.methods[value] ?? partners[partnerOf(value).path].method;
}

/** The consent itself saves the choice: before it there is nothing to save. */
export function isToBeConnected({ form, profile, connections }) {
  return Boolean(partnerOf(form.method))
    && form.method !== profile.method
    && connectionOf(connections, form.method)?.state !== 'CONNECTED';
}

function isOffered(view, value) {
  return !partnerOf(value)
    || view.form.method === value
    || view.profile.method === value
    || connectionOf(view.connections, value)?.offered;
}

function account({ connections, texts }, value) {
  const known = connectionOf(connections, value);
  const said = { CONNECTED: texts.connectedAs, EXPIRED: texts.expiredAs }[known?.state];
  return said ? html`<strong class="account">${said(known.account)}</strong> ` : nothing;
}

/** The switch itself stands here: nobody has to look for another page. */
function accountPanel(view) {
  const { texts, form, connections } = view;
  const connected = connectionOf(connections, form.method)?.state === 'CONNECTED';
  const { name, note } = view.partners[partnerOf(form.method).path];
  return html`<div class="stack inset">
    ${connected
      ? nothing
      : html`<p>${texts.connectFirst(name)}</p>
          <partner-connections .host=${view.host}></partner-connections>`}
    ${note ? html`<p class="soft small">${note}</p>` : nothing}
  </div>`;
}
