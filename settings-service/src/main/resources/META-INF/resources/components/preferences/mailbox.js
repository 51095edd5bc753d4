import { html, nothing } from '../lit.js';
import { toggle } from '../parts/toggle.js';
import { signsInByAccount } from './form.js';
import { line } from './line.js';
import { proposals } from './proposals.js';
import { servers } from './servers.js';
import { account } from './signing-in.js';

/** A mailbox of one's own: what was found for it, its password, the copy of what is sent, and all the rest folded away. */
export function mailbox(view) {
  const { texts } = view;
  return html`<section class="card stack" aria-labelledby="mailbox-title">
    <h3 id="mailbox-title">${texts.mailbox}</h3>
    ${proposals(view)}
    ${view.needsConsent ? nothing : html`${signInOf(view)}${servers(view)}${notes(view)}`}
  </section>`;
}

function signInOf(view) {
  return signsInByAccount(view.form) ? account(view) : html`${password(view)}${copy(view)}`;
}

function password(view) {
  const { texts, profile, chosen } = view;
  const kept = Boolean(profile.smtp?.passwordStored);
  const isApp = chosen?.authentication === 'APP_PASSWORD';
  return html`<div class="password">
    ${line(view, '/smtp/password', {
      label: isApp ? texts.appPassword : texts.password,
      type: view.passwordShown ? 'text' : 'password',
      hint: kept ? texts.passwordKept : texts.passwordHint,
      placeholder: kept ? `•••••••• (${texts.kept})` : undefined,
      required: !kept,
      autocomplete: 'current-password',
    })}
    <label class="check small"><input type="checkbox" .checked=${view.passwordShown}
      @change=${view.showPassword}> ${texts.show}</label>
  </div>`;
}

function copy(view) {
  const { texts, form, chosen, folder } = view;
  const byProvider = chosen?.advice?.some(({ code }) => code === 'PROVIDER_FILES_COPY');
  return toggle({
    id: 'copyToSent',
    label: texts.copy,
    hint: html`${byProvider ? texts.copyByProvider(chosen.provider.name) : texts.copyHint}
      ${form.copyToSent && folder ? html`<strong class="folder">${texts.folderFound(folder)}</strong>` : nothing}`,
    checked: form.copyToSent,
    onToggle: wanted => view.set('/copyToSent', wanted),
  });
}

function notes({ texts, faults }) {
  const refused = faults.get('/smtp/password')?.stage === 'AUTH';
  return html`<ul class="advice small soft">
    <li>${texts.signInMail}</li>
    ${refused ? html`<li>${texts.allowPrograms}</li>` : nothing}
  </ul>`;
}
