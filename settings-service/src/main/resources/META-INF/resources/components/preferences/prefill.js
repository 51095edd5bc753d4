import { Problem } from '../api.js';

/** Long enough for whoever types not to ask with every letter. */
const PAUSE = 500;

const PLAUSIBLE = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

export function domainOf(address) {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * Looks for the settings of the address that is being typed. What is known: {state: 'none' | 'searching' | 'found' | 'empty'
 * | 'failed', address, proposals, advice}; told to onChange.
 */
export class Prefill {
  #find;
  #onChange;
  #timer;
  #due;
  #pending;
  #asked = '';

  /** @param find gets the parameters of GET /mail-settings, gives its answer */
  constructor(find, onChange) {
    this.#find = find;
    this.#onChange = onChange;
  }

  /** After a pause; for the same address only once. */
  typed(address) {
    this.#rest();
    if (!PLAUSIBLE.test(address)) {
      this.#asked = '';
      this.#tell({ state: 'none', address });
    } else if (address !== this.#asked) {
      this.#due = address;
      this.#timer = setTimeout(() => this.now(address), PAUSE);
    }
  }

  /** At once, and again if need be. */
  now(address) {
    this.#rest();
    if (PLAUSIBLE.test(address)) {
      this.#asked = address;
      this.#tell({ state: 'searching', address });
      this.#pending = this.#search(address).then(found => this.#asked === address && this.#tell(found));
    }
  }

  /** When nothing is looked for any more: whoever is quicker than the search waits for it. */
  async settled() {
    if (this.#due) {
      this.now(this.#due);
    }
    await this.#pending;
  }

  /**
   * The proposal with the part of the host that only the person knows, such as {number: '12'}; throws a Problem that says
   * what is wrong with that.
   */
  async filled(address, { provider, needs, advice }, values) {
    const { data } = await this.#find({ address, product: provider.id, ...values });
    // It can be corrected as it was entered, with the same words beside it.
    return { ...data.proposals[0], advice, needs: { ...needs, value: Object.values(values)[0] } };
  }

  /** The IMAP server that belongs to a submission server that is in use; null if nobody knows. */
  async imapBeside(address, smtpHost) {
    try {
      const { data } = await this.#find({ address });
      return data.proposals.find(({ smtp, imap }) => imap && smtp.host === smtpHost)?.imap ?? null;
    } catch {
      return null;
    }
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#due = undefined;
  }

  async #search(address) {
    try {
      const { data } = await this.#find({ address });
      return { state: data.proposals.length ? 'found' : 'empty', address, ...data };
    } catch (failure) {
      return { state: 'failed', address, message: failure instanceof Problem ? failure.detail : undefined };
    }
  }

  #tell({ proposals = [], advice = [], ...rest }) {
    this.#onChange({ proposals, advice, ...rest });
  }
}

/** The form with the servers of a proposal, and its copies unless the person has chosen; what was typed besides stays. */
export function withProposal(form, proposal, copyChosen) {
  return {
    ...form,
    smtp: {
      ...form.smtp,
      ...fieldsOf(proposal.smtp),
      authentication: proposal.signInWith ? 'OAUTH2' : 'PASSWORD',
    },
    imap: { ...form.imap, ...(proposal.imap ? fieldsOf(proposal.imap) : {}) },
    copyToSent: copyChosen ? form.copyToSent : proposal.copyToSent,
  };
}

/** The form with a place for the copies. */
export function withImap(form, imap) {
  return { ...form, imap: { ...form.imap, ...fieldsOf(imap) } };
}

/** The form to be filled in by hand; the user name is the address more often than not. */
export function withoutProposal(form, copyChosen) {
  const server = { host: '', port: '', security: 'TLS', username: form.address };
  return {
    ...form,
    smtp: { ...form.smtp, ...server, authentication: 'PASSWORD' },
    imap: { ...form.imap, ...server },
    copyToSent: copyChosen && form.copyToSent,
  };
}

/** Whether a password can be used with it. */
export function takesPassword(proposal) {
  return proposal.authentication !== 'OAUTH2';
}

function fieldsOf({ host, port, security, username }) {
  return { host, port: String(port), security, username };
}
