import { html, nothing } from '../lit.js';
import { banner } from '../parts/banner.js';
import { button } from '../parts/button.js';

const EVERY = 1_500;
const PATIENCE = 60_000;
const ENDED = ['SENT', 'FAILED', 'HELD', 'CANCELLED'];

/** Sends a test message and tells what becomes of it, as far as deliveries can be asked: {state, kind, text}. */
export async function sendTestMessage({ settings, deliveries, texts, onChange }) {
  onChange({ state: 'underWay' });
  const { data } = await settings.post('sender-profiles/me/test-message');
  if (!deliveries) {
    onChange({ state: 'ended', kind: 'good', text: texts.gone });
    return;
  }
  onChange(await fateOf(data.requestId, deliveries, texts, onChange));
}

async function fateOf(requestId, deliveries, texts, onChange) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const delivery = await find(requestId, deliveries);
    if (delivery?.state === 'SENT') {
      return { state: 'ended', kind: 'good', text: texts.sent };
    }
    if (delivery && ENDED.includes(delivery.state)) {
      return { state: 'ended', kind: 'bad', text: sentences(delivery) };
    }
    if (delivery?.state === 'WAITING') {
      onChange({ state: 'underWay', kind: 'warn', text: sentences(delivery) });
    }
    await new Promise(resolve => setTimeout(resolve, EVERY));
  }
  return { state: 'ended', kind: 'info', text: texts.slow };
}

/** Dispatch-service being away says nothing about the message. */
async function find(requestId, deliveries) {
  try {
    const { data } = await deliveries.get(`deliveries?mine=true&requestId=${encodeURIComponent(requestId)}`);
    return data.deliveries[0];
  } catch {
    return undefined;
  }
}

function sentences({ sentence, whatToDo }) {
  return [sentence, whatToDo].filter(Boolean).join(' ');
}

/** A mail to oneself, and what keeps documents out of the junk folder. */
export function trial(view) {
  const { texts, trialOf, profile, changed } = view;
  return html`<section class="card stack" aria-labelledby="trial-title">
    <h3 id="trial-title">${texts.test.title}</h3>
    <p class="soft">${changed ? texts.test.saveFirst : texts.test.text(profile.address)}</p>
    <div>${button({
      label: trialOf.state === 'underWay' ? texts.test.underWay : texts.test.send,
      busy: trialOf.state === 'underWay',
      disabled: changed,
      onClick: view.sendTest,
    })}</div>
    ${trialOf.text ? banner({ kind: trialOf.kind, text: trialOf.text }) : nothing}
    <details class="tips"><summary>${texts.tips.title}</summary>
      <ul class="advice small">
        <li>${texts.tips.subject}</li><li>${texts.tips.image}</li><li>${texts.tips.attachment}</li>
      </ul>
    </details>
  </section>`;
}
