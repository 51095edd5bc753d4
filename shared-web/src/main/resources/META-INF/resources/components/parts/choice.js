import { html, nothing } from '../lit.js';

/** One of several ways, as a card: a radio button with a title and a sentence. */
export function choice({ id, name, value, title, text, checked, disabled = false, onChoose }) {
  return html`<label class="choice" for=${id}>
    <input type="radio" id=${id} name=${name} value=${value} .checked=${checked} ?disabled=${disabled}
      aria-describedby=${text ? `${id}-text` : nothing} @change=${() => onChoose(value)}>
    <span><span class="title">${title}</span>
      ${text ? html`<span class="soft small" id="${id}-text">${text}</span>` : nothing}</span>
  </label>`;
}
