import { Problem, Unreachable } from '../api.js';

const LINES = 'application/x-ndjson';

/** A whole check takes ten seconds at most. */
const LIMIT = 40_000;

/**
 * Saves, and tells of each stage as it begins and ends. Gives {data}: the profile as it is saved; throws a Problem as the
 * plain answer would be, or Unreachable where the answer breaks off.
 */
export async function saveLive(settings, { body, etag, onStep }) {
  const response = await settings.open('PUT', 'sender-profiles/me', { body, etag, accept: LINES, limit: LIMIT });
  for await (const line of linesOf(response)) {
    if (line.status === undefined) {
      onStep(line);
    } else if (line.status >= 400) {
      throw new Problem(line.status, line.body, line.retryAfter);
    } else {
      return { data: line.body };
    }
  }
  throw new Unreachable('the answer broke off');
}

async function* linesOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await chunk(reader);
    if (done) {
      return;
    }
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    yield* lines.filter(line => line).map(line => JSON.parse(line));
  }
}

async function chunk(reader) {
  try {
    return await reader.read();
  } catch (failure) {
    throw new Unreachable(failure.message, { cause: failure });
  }
}
