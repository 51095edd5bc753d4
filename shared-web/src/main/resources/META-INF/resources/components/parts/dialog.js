import { html, nothing, render } from '../lit.js';
import { button } from './button.js';

/**
 * Asks before something is done, in the browser's own dialog: focus stays inside, Escape means no, and it comes back to where
 * it was. Resolves to true or false.
 */
export function confirmation(root, { title, text, yes, no, danger = false }) {
  const place = document.createElement('div');
  root.append(place);
  return new Promise(resolve => {
    const answered = answer => () => place.querySelector('dialog').close(answer);
    render(
      html`<dialog aria-labelledby="dialog-title" aria-describedby=${text ? 'dialog-text' : nothing}
        @close=${event => resolve(event.target.returnValue === 'yes')}>
        <div class="stack">
          <h2 id="dialog-title">${title}</h2>
          ${text ? html`<div id="dialog-text">${text}</div>` : nothing}
          <div class="actions">
            ${button({ label: no, onClick: answered('no') })}
            ${button({ label: yes, kind: danger ? 'danger' : 'primary', onClick: answered('yes') })}
          </div>
        </div>
      </dialog>`,
      place,
    );
    place.querySelector('dialog').showModal();
  }).finally(() => place.remove());
}
