import { html, nothing } from '../lit.js';
import { button } from '../parts/button.js';
import { partnerOf } from '../partners.js';
import { valueAt } from './form.js';

/** Where each fault is shown; of several at one field the first. */
export function byField(faults) {
  return new Map([...faults].reverse().map(fault => [fault.field, fault]));
}

/** The id of the control that a JSON Pointer means. */
export function idOf(pointer) {
  return pointer.replace(/^\//, '').replaceAll('/', '-');
}

/** A fault as a field shows it: what is wrong, what to do, the help page, and the value that works with one click. */
export function shown(fault, { form, texts, partners, onSuggest, onChooseFolder }) {
  if (!fault) {
    return undefined;
  }
  const suggestions = suggestionsOf(fault);
  return {
    message: fault.message,
    advice: html`${fault.advice ?? nothing}
      ${fault.helpUrl
        ? html`<a href=${fault.helpUrl} target="_blank" rel="noopener">${texts.helpPage}</a>`
        : nothing}`,
    actions: [
      suggestions && button({
        label: labelOf(suggestions, form, texts, partners),
        kind: 'primary small',
        onClick: () => onSuggest(suggestions),
      }),
      fault.choices?.length && folders(fault.choices, texts, onChooseFolder),
    ].filter(Boolean),
  };
}

/** All that has to change together, or null. */
export function suggestionsOf({ field, suggestion, suggestions }) {
  return suggestions ?? (suggestion === undefined ? null : { [field]: suggestion });
}

function labelOf(suggestions, form, texts, partners) {
  const at = pointer => suggestions[pointer] ?? valueAt(form, pointer);
  if (suggestions['/method']) {
    const partner = partnerOf(suggestions['/method']);
    return partner ? texts.chooseConnection(partners[partner.path].name) : texts.chooseRelay;
  }
  if (suggestions['/smtp/authentication']) {
    return texts.usePassword;
  }
  for (const server of ['/smtp', '/imap']) {
    if (suggestions[`${server}/host`]) {
      return texts.useServer(at(`${server}/host`), at(`${server}/port`), at(`${server}/security`));
    }
    if (suggestions[`${server}/port`]) {
      return texts.usePort(at(`${server}/port`), at(`${server}/security`));
    }
  }
  if (suggestions['/imap/sentFolder']) {
    return texts.useFolder(suggestions['/imap/sentFolder']);
  }
  return texts.use(Object.values(suggestions).join(', '));
}

function folders(choices, texts, onChooseFolder) {
  return html`<select class="input folders" aria-label=${texts.chooseFolder}
    @change=${event => onChooseFolder(event.target.value)}>
    <option value="">${texts.chooseFolder}</option>
    ${choices.map(folder => html`<option value=${folder}>${folder}</option>`)}
  </select>`;
}
