import { html, nothing } from '../lit.js';
import { icon } from './icon.js';

/** Something to know, set apart; kind: info, good, warn or bad. A bad one interrupts a screen reader, others wait. */
export function banner({ kind = 'info', title, text, actions }) {
  return html`<div class="banner ${kind}" role=${kind === 'bad' ? 'alert' : 'status'}>
    ${icon(kind)}
    <div class="said">
      ${title ? html`<p class="title">${title}</p>` : nothing}
      ${text ? html`<div class="small">${text}</div>` : nothing}
    </div>
    ${actions ? html`<div class="row">${actions}</div>` : nothing}
  </div>`;
}
