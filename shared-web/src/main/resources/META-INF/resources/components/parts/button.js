import { html, nothing } from '../lit.js';

/**
 * A button; kind: primary, danger, quiet or none, and small. While busy it keeps its place and the focus, and does nothing.
 */
export function button({ label, kind = '', type = 'button', busy = false, disabled = false, describedBy, onClick }) {
  return html`<button class="button ${kind}" type=${type} ?disabled=${disabled}
    aria-disabled=${busy ? 'true' : nothing} aria-busy=${busy ? 'true' : nothing}
    aria-describedby=${describedBy ?? nothing}
    @click=${event => (busy ? event.preventDefault() : onClick?.(event))}
    >${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${label}</button>`;
}
