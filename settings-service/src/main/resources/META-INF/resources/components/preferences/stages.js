import { html, nothing } from '../lit.js';
import { icon } from '../parts/icon.js';

const STAGES = {
  smtp: ['connect', 'secure', 'sign-in', 'sender'],
  imap: ['connect', 'secure', 'sign-in', 'sent-folder'],
};

const ICONS = { passed: 'good', failed: 'bad' };

/** How far a check has come: a column for each server, and the last news for whoever listens instead of looking. */
export function stages({ steps, form, texts, saving }) {
  const servers = form.copyToSent ? ['smtp', 'imap'] : ['smtp'];
  return html`<div class="stages">
    ${servers.map(server => column(server, ofServer(steps, server), form[server], texts.stages, saving))}
    <p class="visually-hidden" role="status">${lastNews(steps, form, texts.stages)}</p>
  </div>`;
}

function column(server, steps, given, texts, saving) {
  const own = steps.filter(step => isOwn(step, given));
  return html`<div>
    <h4 class="stages-title">${texts.title[server]}</h4>
    <ol>
      ${STAGES[server].map(stage => line(stage, stateOf(own, stage), texts))}
    </ol>
    ${saving ? sibling(steps, given, texts) : nothing}
  </div>`;
}

function line(stage, state, texts) {
  return html`<li class="stage ${state}">
    ${mark(state)}<span>${texts[stage]}</span><span class="visually-hidden">, ${texts.states[state]}</span>
  </li>`;
}

function mark(state) {
  if (state === 'started') {
    return html`<span class="spinner" aria-hidden="true"></span>`;
  }
  return state in ICONS ? icon(ICONS[state]) : html`<span class="dot" aria-hidden="true"></span>`;
}

/** Where the given door does not open, what the others do meanwhile; in the end the fault says what to take. */
function sibling(steps, given, texts) {
  const others = steps.filter(step => !isOwn(step, given));
  const open = others.find(step => step.stage === 'secure' && step.state === 'passed');
  if (open) {
    return html`<p class="small sibling">${texts.opens(open.port, open.security)}</p>`;
  }
  const tried = others.findLast(step => step.state === 'started');
  return tried ? html`<p class="small soft sibling">${texts.trying(tried.port)}</p>` : nothing;
}

function lastNews(steps, form, texts) {
  const last = steps.findLast(step => isOwn(step, form[step.server]) && step.state !== 'started');
  return last ? `${texts.title[last.server]} : ${texts[last.stage]}, ${texts.states[last.state]}` : '';
}

function ofServer(steps, server) {
  return steps.filter(step => step.server === server);
}

function isOwn(step, given) {
  return String(step.port) === given.port.trim() && step.security === given.security;
}

function stateOf(steps, stage) {
  return steps.findLast(step => step.stage === stage)?.state ?? 'waiting';
}
