import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { connectionAt, partnerOf } from '../partners.js';

/** Why the address cannot be changed now: it is the connected account's, or the mailbox's. */
export function lockOf({ profile, form, connections }) {
  if (connectionAt(connections, partnerOf(form.method))?.state === 'CONNECTED') {
    return 'account';
  }
  return profile.addressLocked && form.method !== 'RELAY' ? 'mailbox' : null;
}

/** A test message by what is not saved, or by what refuses its owner, would prove nothing. */
export function canBeTried({ version, method, connection }) {
  return version > 0 && (method === 'RELAY' || connection.state === 'CONNECTED');
}

/** A mailbox whose password is refused; where an account signs in, the banner leads to its provider. */
export function refused({ profile, texts }) {
  const { method, smtp, relayWhileUnavailable, connection: { state, waiting } } = profile;
  return method === 'SMTP' && !smtp.signInWith && state === 'EXPIRED'
    ? banner({
        kind: 'warn',
        title: `${texts.expired} ${texts.waiting(waiting)}`,
        text: relayWhileUnavailable ? texts.expiredRelayed : texts.expiredText,
      })
    : nothing;
}

/** A consent that came back to this page, or went wrong, beside a form that is about something else. */
export function returned({ form, signIn: { ending } }) {
  return ending && form.method !== 'SMTP' ? banner(ending) : nothing;
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
