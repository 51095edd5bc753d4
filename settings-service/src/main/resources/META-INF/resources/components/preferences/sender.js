import { html, nothing } from '../lit.js';
import { button } from '../parts/button.js';
import { icon } from '../parts/icon.js';
import { line } from './line.js';

/** As whom documents leave: address, name, where replies go. */
export function sender(view) {
  const { texts, common } = view;
  return html`<section class="card stack" aria-labelledby="sender-title">
    <h3 id="sender-title">${texts.sender}</h3>
    ${address(view)}
    <div class="pair">
      ${line(view, '/displayName', {
        label: texts.displayName,
        hint: texts.displayNameHint,
        optional: common.optional,
        autocomplete: 'name',
      })}
      ${line(view, '/replyTo', {
        label: texts.replyTo,
        hint: texts.replyToHint,
        optional: common.optional,
        type: 'email',
        inputmode: 'email',
      })}
    </div>
  </section>`;
}

function address(view) {
  const { texts, lock } = view;
  return html`<div class="address">
    ${line(view, '/address', {
      label: lock ? html`${texts.address} ${icon('lock')}` : texts.address,
      hint: texts.addressHint,
      type: 'email',
      inputmode: 'email',
      autocomplete: 'email',
      required: true,
      readonly: Boolean(lock),
      note: lock ? (lock === 'account' ? texts.addressOfAccount : texts.addressLocked) : undefined,
    })}
    ${lock
      ? button({ label: texts.unlock, kind: 'quiet small', onClick: () => view.choose('RELAY') })
      : nothing}
  </div>`;
}
