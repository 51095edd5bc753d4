import { html, nothing } from '../lit.js';
import { button } from '../parts/button.js';
import { signsInByAccount } from './form.js';
import { line } from './line.js';
import { takesPassword } from './prefill.js';

const SECURITIES = ['TLS', 'STARTTLS'];

/** Host, port and what else nobody should have to know: folded away unless something is wrong there, or nothing is known. */
export function servers(view) {
  const { texts, form } = view;
  return html`<details class="servers" .open=${view.unfolded} @toggle=${event => unfolded(event.target.open, view)}>
    <summary><span class="label">${texts.server}</span><span class="soft small">${summary(form)}</span></summary>
    <div class="stack unfolded">
      ${others(view)}
      ${server(view, '/smtp', texts.smtpServer)}
      ${form.copyToSent && !signsInByAccount(form) ? imap(view) : nothing}
      <div>${button({ label: texts.findAgain, kind: 'small', onClick: view.findAgain })}</div>
    </div>
  </details>`;
}

/** Only a person's own choice is kept; the component opens and closes it, too. */
function unfolded(open, view) {
  if (open !== view.unfolded) {
    view.unfold(open);
  }
}

function summary({ smtp: { host, port, security } }) {
  return host ? `${host} · ${port} · ${security}` : '';
}

function server(view, at, title, more = nothing) {
  const { texts } = view;
  return html`<div class="stack tight group" role="group" aria-label=${title}>
    <p class="label">${title}</p>
    <div class="server">
      ${line(view, `${at}/host`, { label: texts.host, required: true, inputmode: 'url' })}
      ${line(view, `${at}/port`, { label: texts.port, required: true, inputmode: 'numeric' })}
      ${line(view, `${at}/security`, {
        label: texts.security,
        options: SECURITIES.map(value => ({ value, label: value })),
      })}
      ${line(view, `${at}/username`, { label: texts.username, required: true, autocomplete: 'username' })}
      ${more}
    </div>
  </div>`;
}

function imap(view) {
  const { texts, common, profile } = view;
  return server(view, '/imap', texts.imapServer, html`
    ${line(view, '/imap/password', {
      label: texts.imapPassword,
      type: 'password',
      optional: common.optional,
      hint: texts.imapPasswordHint,
      autocomplete: 'off',
      placeholder: profile.imap?.passwordStored ? texts.kept : undefined,
    })}
    ${line(view, '/imap/sentFolder', {
      label: texts.sentFolder,
      optional: common.optional,
      hint: texts.sentFolderHint,
    })}`);
}

/** Other doors of the same provider, or another way that was found. */
function others({ texts, lookup, chosen, propose }) {
  const rest = lookup.state === 'found'
    ? lookup.proposals.filter(proposal => proposal !== chosen && takesPassword(proposal)
        && proposal.smtp.host !== chosen?.smtp.host)
    : [];
  return rest.length
    ? html`<div class="row"><span class="soft small">${texts.others}</span>
        ${rest.map(proposal => button({
          label: texts.otherServer(proposal.smtp.host, proposal.smtp.port),
          kind: 'small',
          onClick: () => propose(proposal),
        }))}</div>`
    : nothing;
}
