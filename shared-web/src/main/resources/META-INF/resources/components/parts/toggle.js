import { html, nothing } from '../lit.js';

/**
 * A switch with its label, a hint below it and a drawing before it; busy while what it asked for is under way. onToggle gets
 * what is wanted.
 */
export function toggle({ id, label, hint, before = nothing, checked, busy = false, disabled = false, onToggle }) {
  return html`<div class="switch">
    ${before}
    <div class="about">
      <label class="label" for=${id}>${label}</label>
      ${hint ? html`<div class="soft small" id="${id}-hint">${hint}</div>` : nothing}
    </div>
    <button class="toggle" id=${id} type="button" role="switch" aria-checked=${checked ? 'true' : 'false'}
      aria-describedby=${hint ? `${id}-hint` : nothing} aria-busy=${busy ? 'true' : nothing} ?disabled=${disabled}
      @click=${() => busy || onToggle(!checked)}></button>
  </div>`;
}
