import { html, svg } from '../lit.js';

const MARKS = {
  gmail: svg`<rect x="2" y="4.5" width="20" height="15" rx="2" fill="none" stroke="currentColor" stroke-width="1.8"/>
    <path d="M2.5 6 12 13.5 21.5 6" fill="none" stroke="#d93025" stroke-width="2.2" stroke-linejoin="round"/>`,
  microsoft: svg`<path fill="#e2572b" d="M3 3h8.5v8.5H3z"/><path fill="#6c9d1f" d="M12.5 3H21v8.5h-8.5z"/>
    <path fill="#2584c9" d="M3 12.5h8.5V21H3z"/><path fill="#dba20c" d="M12.5 12.5H21V21h-8.5z"/>`,
};

/** By which one knows a provider before having read its name. */
export function partnerMark(provider) {
  return html`<svg class="partner-mark" viewBox="0 0 24 24" aria-hidden="true">${MARKS[provider]}</svg>`;
}
