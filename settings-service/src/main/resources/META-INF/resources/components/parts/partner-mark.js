import { html } from '../lit.js';
import { partnerAt } from '../partners.js';

/** By which one knows a provider before having read its name. */
export function partnerMark(path) {
  return html`<svg class="partner-mark" viewBox="0 0 24 24" aria-hidden="true">${partnerAt(path)?.mark}</svg>`;
}
