import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { choice } from '../parts/choice.js';
import { field } from '../parts/field.js';
import { connectionAt, partnerOf } from '../partners.js';
import { domainOf, takesPassword } from './prefill.js';
import { signInFirst } from './signing-in.js';

/** What was found for the address, where it comes from, and what the provider wants one to know. */
export function proposals(view) {
  const { lookup, texts, chosen } = view;
  const found = {
    none: () => (view.form.smtp.host ? nothing : banner({ text: texts.addressFirst })),
    searching: () =>
      html`<p class="searching soft" role="status"><span class="spinner" aria-hidden="true"></span>
        ${texts.searching(domainOf(lookup.address))}</p>`,
    empty: () => lookup.advice.map(told => banner({ kind: 'warn', text: html`${told.message} ${help(told, texts)}` })),
    failed: () => banner({ kind: 'warn', text: lookup.message ?? texts.searchFailed }),
    found: () => (view.needsConsent ? signInFirst(view) : takesPassword(chosen) ? settingsFound(view) : nothing),
  };
  return found[lookup.state]();
}

function settingsFound(view) {
  const { lookup, texts, chosen } = view;
  const domain = domainOf(lookup.address);
  const sure = chosen.confidence !== 'GUESS';
  return html`
    ${isChoice(lookup.proposals) ? products(view) : nothing}
    ${chosen.needs ? part(view) : nothing}
    ${view.byHand ? nothing : banner({
      kind: chosen.confirm ? 'info' : sure ? 'good' : 'warn',
      title: texts.sources[chosen.source](chosen.provider?.name, domain),
      text: chosen.confirm ? nothing : sure ? texts.filledIn : texts.filledInByHand,
    })}
    ${chosen.confirm && !view.byHand ? confirmation(view) : nothing}
    ${advice(chosen, texts, isChoice(lookup.proposals))}
    ${otherWay(view)}`;
}

/** Whoever came here past the connection finds the way back. */
function otherWay({ texts, partners, lookup, connections, signIn }) {
  const consent = lookup.proposals.find(proposal => !takesPassword(proposal));
  const partner = partnerOf(consent?.connection ?? consent?.signInWith);
  return connectionAt(connections, partner)?.offered
    ? html`<div>${button({
        label: texts.signInWith(partners[partner.path].company),
        kind: 'quiet small',
        onClick: () => signIn.begin(consent),
      })}</div>`
    : nothing;
}

/** A host has several products, and only the person knows which is theirs. */
function isChoice(found) {
  return found.filter(({ confidence }) => confidence === 'POSSIBLE').length > 1;
}

function products({ texts, lookup, chosen, propose }) {
  return html`<fieldset class="stack tight products">
    <legend class="label">${texts.product}</legend>
    ${lookup.proposals.map(proposal => choice({
      id: `product-${proposal.provider?.id ?? proposal.smtp.host}`,
      name: 'product',
      value: proposal.provider?.id ?? proposal.smtp.host,
      title: proposal.provider?.name ?? proposal.smtp.host,
      text: proposal.smtp.host,
      checked: proposal.provider?.id === chosen.provider?.id,
      onChoose: () => propose(proposal),
    }))}
  </fieldset>`;
}

/** The part of the host's name in braces: the 4 of ex4.mail.ovh.net. */
function part(view) {
  const { texts, chosen } = view;
  const { name, value, values, template } = chosen.needs;
  const told = chosen.advice?.find(({ code }) => code === `CHOOSE_${name.toUpperCase()}`);
  return html`<div class="part">${field({
    id: 'needs',
    label: texts[name],
    hint: told?.message ?? template,
    value: view.needed ?? value,
    inputmode: values ? undefined : 'numeric',
    options: values?.map(one => ({ value: one, label: one })),
    fault: view.needsFault,
    onInput: given => view.need(name, given),
    onChange: given => view.need(name, given),
  })}</div>`;
}

function confirmation(view) {
  const { texts, chosen, confirmed } = view;
  const fault = view.faults.get('confirm');
  return html`<div class="banner warn confirm">
    <div class="said stack tight">
      <p id="confirm-text">${chosen.confirm.message}</p>
      <label class="check"><input type="checkbox" id="confirm" .checked=${confirmed}
        aria-describedby="confirm-text${fault ? ' confirm-fault' : ''}" aria-invalid=${fault ? 'true' : nothing}
        @change=${event => view.confirm(event.target.checked)}> ${texts.confirm}</label>
      ${fault ? html`<p class="fault" id="confirm-fault">${fault.message}</p>` : nothing}
    </div>
  </div>`;
}

/** What was said elsewhere is not said twice. */
function advice({ advice: all = [], needs, copyToSent }, texts, isOneOfSeveral) {
  const said = all.filter(({ code }) =>
    !code.startsWith('CONNECT_')
    && !(needs && code === `CHOOSE_${needs.name.toUpperCase()}`)
    && !(isOneOfSeveral && code === 'CHOOSE_PRODUCT')
    && !(code === 'PROVIDER_FILES_COPY' && !copyToSent));
  return said.length
    ? html`<ul class="advice small">${said.map(told => html`<li>${told.message} ${help(told, texts)}</li>`)}</ul>`
    : nothing;
}

function help({ helpUrl }, texts) {
  return helpUrl ? html`<a href=${helpUrl} target="_blank" rel="noopener">${texts.helpPage}</a>` : nothing;
}
