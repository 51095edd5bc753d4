import { Consent } from '../consent.js';
import { connectionAt, partnerAt, partnerOf, signsIn } from '../partners.js';
import { formOf, signsInByAccount } from './form.js';
import { noticeOf } from './notice.js';
import { takesPassword } from './prefill.js';

/**
 * Signs in with an account where a mailbox takes no password: leads to the provider, then has the form checked and saved.
 * Where the provider's own way of sending asks for less than its mail server does, that one is consented to.
 */
export class SignIn {
  /** The account that was connected, where it is not the sender's address and the person has to say what they want. */
  other = null;

  #host;
  #consent;
  #method;

  constructor(host) {
    this.#host = host;
    this.#consent = new Consent(host, ending => this.#connected(ending));
  }

  get pending() {
    return this.#consent.pending;
  }

  get ending() {
    return this.#consent.ending;
  }

  clear() {
    this.other = null;
    this.#consent.giveUp();
  }

  takeReturned() {
    this.#consent.takeReturned();
  }

  /** With the partner of a proposal. */
  async begin(proposal) {
    const { lookup } = this.#host.finding;
    const way = bySmtp(proposal, lookup) ?? proposal;
    this.clear();
    this.#host.finding.propose(way);
    const partner = partnerOf(way.signInWith ?? way.connection);
    const connection = connectionAt(this.#host.connections, partner);
    if (way.signInWith && signsIn(connection)) {
      this.#take(connection.account);
    } else {
      await this.#consentTo(partner, way.signInWith ? 'SMTP' : way.connection);
    }
  }

  /** Once more, also where an account is connected: it may be the wrong one. */
  async renew(partner) {
    await this.#consentTo(partner, 'SMTP');
  }

  /** As the account that is connected, or as the address that was entered all the same. */
  sendAs(address) {
    this.clear();
    this.#host.form = { ...this.#host.form, address };
    this.#host.saving.run();
  }

  async #consentTo(partner, method) {
    this.clear();
    this.#method = method;
    await this.#consent.begin(partner.path, method);
  }

  async #connected({ provider }) {
    const host = this.#host;
    try {
      const { data } = await host.settings.get('sender-profiles/me');
      await host.readConnections();
      if (this.#method !== 'SMTP' && partnerOf(data.method)?.path === provider) {
        this.#chosen(data);
        return;
      }
      this.#rebase(data);
    } catch (failure) {
      host.saving.tell(noticeOf(failure, host.texts));
      return;
    }
    const connection = connectionAt(host.connections, partnerAt(provider));
    if (host.form.method === 'SMTP' && signsInByAccount(host.form) && signsIn(connection)) {
      this.#take(connection.account);
    }
  }

  /** The consent was the choice itself: the account sends from now on. */
  #chosen(profile) {
    const { saving } = this.#host;
    this.#host.saved(profile);
    saving.begin(profile);
    saving.tell({ kind: 'good', saved: true, advice: [] });
  }

  /** What the consent changed in the profile is no conflict with what was entered; what somebody else did is. */
  #rebase(profile) {
    const before = this.#host.profile;
    if (before.version === 0 || JSON.stringify(formOf(profile)) === JSON.stringify(formOf(before))) {
      this.#host.profile = profile;
      this.#host.saving.begin(profile);
    }
  }

  /** Saves as the account; first asks, if it is another than the sender's address. */
  #take(account) {
    const { form } = this.#host;
    this.#host.form = { ...form, smtp: { ...form.smtp, username: account } };
    if (account.toLowerCase() === form.address.trim().toLowerCase()) {
      this.#consent.giveUp();
      this.#host.saving.run();
    } else {
      this.other = account;
      this.#host.requestUpdate();
    }
  }
}

/** Whether nothing can be saved before an account is connected. */
export function isToBeSignedIn(host) {
  const { finding, form, connections } = host;
  return finding.needsConsent
    && !(signsInByAccount(form) && signsIn(connectionAt(connections, partnerOfForm(host))));
}

/** By which partner the mailbox in the form signs in; undefined where it takes a password, or nobody knows. */
export function partnerOfForm({ form, profile, finding }) {
  const { chosen } = finding;
  const method = chosen && !takesPassword(chosen)
    ? (chosen.signInWith ?? chosen.connection)
    : signsInByAccount(form) ? profile.smtp?.signInWith : undefined;
  return partnerOf(method);
}

/** The proposal of the same provider by which its mail server takes the account. */
function bySmtp({ provider, signInWith }, { proposals }) {
  return signInWith ? undefined : proposals.find(other => other.signInWith && other.provider?.id === provider?.id);
}
