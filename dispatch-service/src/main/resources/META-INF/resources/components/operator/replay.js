import { given } from './routes.js';

/** How often the outcome is looked at, and for how long (ms). */
const LOOK = 1_500;
const PATIENCE = 10 * 60_000;

/**
 * Sends again what a filter finds: looks first, has the person agree to the number, and tells how it goes on. The number
 * they agreed to is the number that is sent, or none is.
 */
export async function replayAct(view, filter) {
  const texts = view.texts.replay;
  let found;
  await view.attempt(
    'replay',
    async () => (found = (await view.deliveries.post('deliveries/replay', { body: { ...filter, dryRun: true } })).data),
    () => null,
  );
  if (!found) {
    return;
  }
  if (!found.count) {
    view.outcome = { kind: 'info', text: texts.none(found.unreplayable) };
    view.requestUpdate();
    return;
  }
  await view.act(
    'replay',
    { title: texts.title(found.count), text: texts.text(found), yes: texts.yes(found.count) },
    async () => (await view.deliveries.post('deliveries/replay', { body: { ...filter, expected: found.count } })).data,
    done => ({ kind: 'good', text: texts.begun(done) }),
  );
  if (view.outcome?.kind === 'good') {
    await follow(view, filter, found.count);
  }
}

/** Tells how many still wait and how many failed again, until none waits. */
async function follow(view, filter, count) {
  const { cause, whoActs, ...others } = filter;
  const until = performance.now() + PATIENCE;
  const ask = async query =>
    (await view.deliveries.get(`deliveries/count?${new URLSearchParams(given(query))}`)).data.count;
  while (view.isConnected && performance.now() < until) {
    await new Promise(resolve => setTimeout(resolve, LOOK));
    try {
      const [waiting, failed] = await Promise.all([
        ask({ ...others, state: 'WAITING', reason: 'RETRY' }),
        ask({ ...filter, state: 'FAILED' }),
      ]);
      view.outcome = { kind: waiting ? 'info' : failed ? 'warn' : 'good', text: view.texts.replay.progress(count, waiting, failed) };
      view.requestUpdate();
      if (!waiting) {
        view.live.reload();
        return;
      }
    } catch {
      // The view says itself when the service does not answer.
      return;
    }
  }
}
