import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { consentUnderWay } from '../parts/consent-under-way.js';
import { icon } from '../parts/icon.js';
import { partnerMark } from '../parts/partner-mark.js';
import { connectionAt, partnerOf, signsIn } from '../partners.js';
import { shown } from './faults.js';
import { takesPassword } from './prefill.js';

/** In place of a form: one button leads to the provider, and what it brings back is checked and saved. */
export function signInFirst(view) {
  const { texts, chosen, lookup, connections } = view;
  const partner = partnerOf(chosen.signInWith ?? chosen.connection);
  const withPassword = lookup.proposals.find(takesPassword);
  const other = withPassword
    ? button({
        label: withPassword.authentication === 'APP_PASSWORD' ? texts.useAppPassword : texts.usePassword,
        kind: 'quiet',
        onClick: () => view.propose(withPassword),
      })
    : nothing;
  if (!connectionAt(connections, partner)?.offered) {
    return banner({
      title: texts.notOffered,
      text: known(view),
      actions: html`${button({ label: texts.chooseRelay, onClick: () => view.choose('RELAY') })} ${other}`,
    });
  }
  const { company } = view.partners[partner.path];
  return html`${ended(view)}${underWay(view) ?? banner({
    title: texts.signInTitle(company),
    text: html`<p>${texts.signInText(company)}</p>${known(view)}`,
    actions: html`${signInButton(view, partner, () => view.signIn.begin(chosen))} ${other}`,
  })}`;
}

/** In place of a password: the account that signs in. */
export function account(view) {
  const { texts, form, connections, partner } = view;
  const company = view.partners[partner?.path]?.company;
  const connection = connectionAt(connections, partner);
  const fault = shown(view.faults.get('/smtp/authentication'), view);
  return html`<div class="stack tight signed-in" id="smtp-authentication" tabindex="-1" role="group"
      aria-label=${texts.signedIn(company)} aria-describedby=${fault ? 'smtp-authentication-fault' : nothing}
      aria-invalid=${fault ? 'true' : nothing}>
      <div class="row">
        ${partner ? partnerMark(partner.path) : nothing}
        <p class="who"><span>${texts.signedIn(company)}</span><br>
          <span class="soft small">${signsIn(connection) ? connection.account : texts.signInAgain}</span></p>
      </div>
      ${fault
        ? html`<div class="fault" id="smtp-authentication-fault">${icon('bad')}
            <div class="stack tight"><p>${fault.message}</p><p class="soft">${fault.advice}</p></div></div>
            <div class="fault-actions">${fault.actions}</div>`
        : nothing}
      ${ended(view)}
      ${underWay(view) ?? html`<div class="row">
        ${partner && !view.saving && (fault || !signsIn(connection))
          ? signInButton(view, partner, () => view.signIn.renew(partner))
          : nothing}
        ${view.chosen && !view.lookup.proposals.some(takesPassword)
          ? nothing
          : button({
              label: texts.usePassword,
              kind: 'quiet small',
              onClick: () => view.set('/smtp/authentication', 'PASSWORD'),
            })}
      </div>`}
    </div>
    ${form.copyToSent ? nothing : html`<p class="soft small">${texts.copyByAccount(company)}</p>`}`;
}

/** The question whether documents leave from the account or from the address; what became of a consent; the window. */
function underWay(view) {
  const { texts, form, signIn, lock } = view;
  if (signIn.pending) {
    return consentUnderWay(signIn.pending, view.allTexts, () => signIn.clear());
  }
  if (signIn.other) {
    return banner({
      kind: 'warn',
      title: texts.otherAccount(signIn.other),
      text: texts.otherAccountText(form.address),
      actions: html`
        ${lock
          ? nothing
          : button({
              label: texts.sendAs(signIn.other),
              kind: 'primary small',
              onClick: () => signIn.sendAs(signIn.other),
            })}
        ${button({ label: texts.sendAs(form.address), kind: 'small', onClick: () => signIn.sendAs(form.address) })}
        ${button({
          label: texts.otherAccountAgain,
          kind: 'quiet small',
          onClick: () => signIn.renew(view.partner),
        })}`,
    });
  }
  return undefined;
}

/** That it went well is shown by what follows. */
function ended({ signIn: { ending } }) {
  return ending && ending.kind !== 'good' ? banner(ending) : nothing;
}

function signInButton({ texts, partners }, partner, onClick) {
  return button({
    label: html`${partnerMark(partner.path)}${texts.signInWith(partners[partner.path].company)}`,
    kind: 'primary sign-in',
    onClick,
  });
}

function known({ chosen, texts }) {
  return (chosen.advice ?? [])
    .filter(({ code }) => !code.startsWith('CONNECT_'))
    .map(({ message, helpUrl }) => html`<p>${message}
      ${helpUrl ? html`<a href=${helpUrl} target="_blank" rel="noopener">${texts.helpPage}</a>` : nothing}</p>`);
}
