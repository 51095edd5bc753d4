import { Problem } from '../api.js';
import { byField } from './faults.js';
import { bodyOf } from './form.js';
import { noticeOf } from './notice.js';
import { saveLive } from './save.js';
import { isToBeSignedIn } from './sign-in.js';

/** A save: the stages while it lasts, then what came of it. */
export class Saving {
  busy = false;

  /** As they were told, in order. */
  steps = [];

  /** By JSON Pointer, and `confirm`. */
  faults = new Map();

  /** What to say of it at the end of the form, see actions.js. */
  notice = null;

  #host;
  #etag = null;

  constructor(host) {
    this.#host = host;
  }

  /** This state of the profile is the one to be replaced; its ETag is its version, which every origin may read. */
  begin({ version }) {
    this.#etag = `"${version}"`;
    this.clear();
  }

  clear() {
    this.steps = [];
    this.faults = new Map();
    this.notice = null;
    this.#host.requestUpdate();
  }

  /** Of what was corrected nothing bad is said any more. */
  forget(field) {
    if (this.faults.has(field)) {
      this.faults = new Map([...this.faults].filter(([known]) => known !== field));
    }
    this.tell(null);
  }

  tell(notice) {
    this.notice = notice;
    this.#host.requestUpdate();
  }

  /** After somebody else has saved: over it. */
  async over() {
    try {
      const { data } = await this.#host.settings.get('sender-profiles/me');
      this.begin(data);
    } catch (failure) {
      this.tell(noticeOf(failure, this.#host.texts));
      return;
    }
    await this.run();
  }

  async run() {
    const { form, finding } = this.#host;
    this.busy = true;
    this.clear();
    if (form.method === 'SMTP') {
      await finding.settled();
      if (finding.isToBeConfirmed) {
        this.#fail([{ field: 'confirm', message: this.#host.texts.preferences.confirmFirst }]);
      } else if (!isToBeSignedIn(this.#host)) {
        await this.#send();
      }
    } else {
      await this.#send();
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  async #send() {
    const { settings, form, profile } = this.#host;
    try {
      const { data } = await saveLive(settings, {
        body: bodyOf(form, profile),
        etag: this.#etag,
        onStep: step => this.#heard(step),
      });
      this.#succeed(data);
    } catch (failure) {
      await this.#failWith(failure, profile);
    }
  }

  #heard(step) {
    this.steps = [...this.steps, step];
    this.#host.requestUpdate();
  }

  #succeed(profile) {
    const { steps } = this;
    this.#host.saved(profile);
    this.begin(profile);
    this.steps = steps;
    this.tell({ kind: 'good', saved: true, advice: profile.advice ?? [] });
  }

  async #failWith(failure, before) {
    if (failure instanceof Problem && failure.faults.length) {
      this.#fail(failure.faults);
    } else if (!(failure instanceof Problem) && this.steps.length) {
      await this.#lookWhatCameOfIt(before);
    } else {
      this.tell(noticeOf(failure, this.#host.texts));
    }
  }

  #fail(faults) {
    this.faults = byField(faults);
    this.tell({ kind: 'bad', faults });
    this.#host.failed(faults[0].field);
  }

  /** The save goes on without its reader: whether it succeeded can be seen. */
  async #lookWhatCameOfIt(before) {
    const { settings, texts } = this.#host;
    try {
      const { data } = await settings.get('sender-profiles/me');
      if (data.version > before.version) {
        this.#succeed(data);
      } else {
        this.tell({ kind: 'warn', text: texts.preferences.interrupted });
      }
    } catch (failure) {
      this.tell(noticeOf(failure, texts));
    }
  }
}
