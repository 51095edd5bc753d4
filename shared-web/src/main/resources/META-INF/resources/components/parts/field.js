import { html, live, nothing } from '../lit.js';
import { icon } from './icon.js';

/**
 * A line of a form.
 *
 * field({id, label, value, onInput}) and, where they are needed: type, hint, note (more below the line), optional (the word
 * for it), fault (see faultOf), disabled, readonly, required, autocomplete, inputmode, placeholder, onChange, options for a
 * choice from a list: [{value, label}].
 */
export function field(line) {
  const { id, label, hint, note, optional, fault } = line;
  return html`<div class="field">
    <label for=${id}>${label}${optional ? html`<span class="optional">${optional}</span>` : nothing}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${line.options ? list(line) : input(line)}
    ${fault ? faultOf(id, fault) : nothing}
    ${note ? html`<div class="hint" id="${id}-note">${note}</div>` : nothing}
  </div>`;
}

/** {message, advice?, actions?}: what is wrong, what else may help, and buttons that put it right. */
function faultOf(id, { message, advice, actions }) {
  return html`<div class="fault" id="${id}-fault">
      ${icon('bad')}
      <div class="stack tight"><p>${message}</p>${advice ? html`<p class="soft">${advice}</p>` : nothing}</div>
    </div>
    ${actions ? html`<div class="fault-actions">${actions}</div>` : nothing}`;
}

function input(line) {
  return html`<input class="input" id=${line.id} name=${line.id} type=${line.type ?? 'text'}
    .value=${live(line.value ?? '')} ?disabled=${line.disabled} ?readonly=${line.readonly}
    aria-required=${line.required ? 'true' : nothing} aria-invalid=${line.fault ? 'true' : nothing}
    aria-describedby=${describedBy(line)} autocomplete=${line.autocomplete ?? 'off'} inputmode=${line.inputmode ?? nothing}
    placeholder=${line.placeholder ?? nothing} autocapitalize="off" spellcheck="false"
    @input=${event => line.onInput?.(event.target.value)} @change=${event => line.onChange?.(event.target.value)}>`;
}

function list(line) {
  return html`<select class="input" id=${line.id} name=${line.id} .value=${live(line.value ?? '')}
    ?disabled=${line.disabled} aria-invalid=${line.fault ? 'true' : nothing} aria-describedby=${describedBy(line)}
    @change=${event => (line.onChange ?? line.onInput)?.(event.target.value)}>
    ${line.options.map(({ value, label }) =>
      html`<option value=${value} ?selected=${value === line.value}>${label}</option>`)}
  </select>`;
}

function describedBy({ id, hint, note, fault }) {
  const ids = [fault && `${id}-fault`, hint && `${id}-hint`, note && `${id}-note`].filter(Boolean);
  return ids.length ? ids.join(' ') : nothing;
}
