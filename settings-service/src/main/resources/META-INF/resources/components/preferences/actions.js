import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';
import { partnerOf } from '../partners.js';
import { stages } from './stages.js';

/** The end of the form: save, how far it has come, what came of it. */
export function actions(view) {
  const { texts, form, saving, changed, blocked, steps } = view;
  const checks = form.method === 'SMTP';
  return html`<div class="stack actions">
    ${blocked
      ? nothing
      : html`<div class="row">
          ${button({
            label: saving ? texts.saving : checks ? texts.saveAndCheck : texts.save,
            kind: 'primary',
            type: 'submit',
            busy: saving,
          })}
          ${changed && !saving
            ? button({ label: texts.discard, kind: 'quiet', onClick: view.discard })
            : nothing}
        </div>
        ${changed || checks
          ? html`<p class="soft small">${changed ? texts.unsaved : nothing} ${checks ? texts.nothingSent : nothing}</p>`
          : nothing}`}
    ${steps.length && checks ? stages(view) : nothing}
    ${told(view)}
  </div>`;
}

function told(view) {
  return view.notice ? html`<div class="news">${noticeOf(view)}</div>` : nothing;
}

function noticeOf(view) {
  const { texts, notice, profile } = view;
  if (notice.saved) {
    const partner = partnerOf(profile.method);
    const by = partner ? address => texts.savedByAccount(address, view.partners[partner.path].name) : texts.savedBy[profile.method];
    return banner({
      kind: 'good',
      title: texts.saved,
      text: html`<p>${typeof by === 'function' ? by(profile.address) : by}</p>
        ${notice.advice.map(({ message, helpUrl }) => html`<p>${message}
          ${helpUrl ? html`<a href=${helpUrl} target="_blank" rel="noopener">${texts.helpPage}</a>` : nothing}</p>`)}`,
    });
  }
  if (notice.faults) {
    return banner({
      kind: 'bad',
      title: texts.toCorrect(notice.faults.length),
      text: html`<ol class="faults">${notice.faults.map(({ message }) => html`<li>${message}</li>`)}</ol>`,
    });
  }
  return notice.conflict
    ? banner({
        kind: 'warn',
        title: texts.changedElsewhere,
        text: texts.changedElsewhereText,
        actions: html`${button({ label: texts.reload, kind: 'small', onClick: view.reload })}
          ${button({ label: texts.keepMine, kind: 'small', onClick: view.keepMine })}`,
      })
    : banner(notice);
}
