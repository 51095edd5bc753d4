import { html, nothing } from '../lit.js';
import { banner } from './banner.js';
import { button } from './button.js';

/** What a person sees who is on their way to a provider's page; pending as of Consent, texts all of the language's. */
export function consentUnderWay({ provider, url, blocked, confirming }, texts, onCancel) {
  const { connections } = texts;
  const { company } = texts.partners[provider];
  if (confirming) {
    return banner({ text: connections.confirming(company) });
  }
  return banner({
    kind: blocked ? 'warn' : 'info',
    title: blocked ? connections.blocked : connections.continueThere(company),
    text: blocked ? connections.blockedText(company) : connections.continueText,
    actions: html`
      ${url
        ? html`<a class="button small ${blocked ? 'primary' : ''}" href=${url} target="_blank" rel="opener"
            >${blocked ? connections.openPage(company) : connections.openAgain}</a>`
        : nothing}
      ${button({ label: texts.common.cancel, kind: 'small quiet', onClick: onCancel })}`,
  });
}
