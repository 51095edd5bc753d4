import { Problem } from '../api.js';

/** What to say of a failure that belongs to no field; {kind, text}, and conflict where somebody else has saved. */
export function noticeOf(failure, texts) {
  if (!(failure instanceof Problem)) {
    return { kind: 'bad', text: texts.common.unreachable };
  }
  if (failure.status === 401) {
    return { kind: 'bad', text: texts.common.signedOut };
  }
  return failure.name === 'profile-changed'
    ? { kind: 'warn', conflict: true }
    : { kind: failure.status >= 500 ? 'bad' : 'warn', text: failure.detail ?? failure.title };
}
