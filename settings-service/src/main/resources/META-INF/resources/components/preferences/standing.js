import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { connectionOf } from './method.js';

/** Why the address cannot be changed now: it is the connected account's, or the mailbox's. */
export function lockOf({ profile, form, connections }) {
  if (connectionOf(connections, form.method)?.state === 'CONNECTED') {
    return 'account';
  }
  return profile.addressLocked && form.method !== 'RELAY' ? 'mailbox' : null;
}

/** A test message by what is not saved, or by what refuses its owner, would prove nothing. */
export function canBeTried({ version, method, connection }) {
  return version > 0 && (method === 'RELAY' || connection.state === 'CONNECTED');
}

/** A mailbox whose password is refused; accounts have the banner of their own. */
export function refused({ profile: { method, connection: { state, waiting } }, texts }) {
  return method === 'SMTP' && state === 'EXPIRED'
    ? banner({ kind: 'warn', title: `${texts.expired} ${texts.waiting(waiting)}`, text: texts.expiredText })
    : nothing;
}

/** In place of a profile that could not be read. */
export function unread({ notice, texts, retry }) {
  return notice
    ? banner({
        kind: 'bad',
        title: texts.preferences.loadFailed,
        text: notice.text,
        actions: button({ label: texts.common.retry, onClick: retry }),
      })
    : html`<p class="soft" role="status">${texts.common.loading}</p>`;
}
