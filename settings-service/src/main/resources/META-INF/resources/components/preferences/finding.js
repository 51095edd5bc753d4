import { noticeOf } from './notice.js';
import { Prefill, takesPassword, withImap, withProposal, withoutProposal } from './prefill.js';

const PAUSE = 400;

/**
 * The settings that are found for the address, and what the person makes of them: which of several, with which number,
 * whether that is their provider. Fills in the form of its host, unless the person has taken that into their own hands.
 */
export class Finding {
  lookup;

  /** The proposal in the form; undefined where there is none. */
  chosen;

  /** Whether the person has entered a server themselves. */
  byHand = false;

  /** Whether they said that it is their provider. */
  confirmed;

  /** What they entered for the part of the host that only they know, and what is wrong with it. */
  needed;
  needsFault;

  /** Whether they have chosen themselves if copies are filed. */
  copyChosen;

  #host;
  #timer;
  #prefill = new Prefill(
    parameters => this.#host.settings.get(`mail-settings?${new URLSearchParams(parameters)}`),
    lookup => this.#found(lookup),
  );

  constructor(host) {
    this.#host = host;
    this.reset(false);
  }

  /** Nothing is known; byHand: what stands in the form is the person's own. */
  reset(byHand) {
    this.lookup = { state: 'none', address: '', proposals: [], advice: [] };
    this.chosen = undefined;
    this.copyChosen = false;
    this.#reconsider(byHand);
  }

  /** After each letter of the address. */
  typed(address) {
    this.#prefill.typed(address.trim());
  }

  /** At once, whatever stands in the form. */
  again() {
    this.byHand = false;
    this.#prefill.now(this.#host.form.address.trim());
  }

  settled() {
    return this.#prefill.settled();
  }

  /** The person wants copies, or none; to where is looked for if nothing stands there. */
  async chooseCopy(wanted) {
    this.copyChosen = true;
    const { address, smtp, imap } = this.#host.form;
    if (wanted && smtp.host && !imap.host) {
      const found = await this.#prefill.imapBeside(address.trim(), smtp.host);
      if (found && !this.#host.form.imap.host) {
        this.#host.form = withImap(this.#host.form, found);
      }
    }
  }

  propose(proposal) {
    this.chosen = proposal;
    this.#host.form = withProposal(this.#host.form, proposal, this.copyChosen);
    this.#reconsider(false);
  }

  /** The number, region or country that only the person knows; asked with a pause, as it is typed. */
  need(name, value) {
    this.needed = value;
    this.needsFault = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fill(name, value), PAUSE);
    this.#host.requestUpdate();
  }

  confirm(confirmed) {
    this.confirmed = confirmed;
    this.#host.requestUpdate();
  }

  /** Whether an account signs in, or nothing helps: there is nothing to fill in then. */
  get needsConsent() {
    return this.lookup.state === 'found' && Boolean(this.chosen) && !takesPassword(this.chosen);
  }

  /** Whether the person has to look first where their password goes. */
  get isToBeConfirmed() {
    return Boolean(this.chosen?.confirm) && !this.confirmed && !this.byHand;
  }

  /** Whether somebody vouches for what stands in the form: the search, or a save; or nobody knows yet. */
  get isCertain() {
    return this.lookup.state === 'found'
      ? this.chosen.confidence !== 'GUESS'
      : ['none', 'searching'].includes(this.lookup.state);
  }

  #found(lookup) {
    this.lookup = lookup;
    if (lookup.state !== 'searching') {
      this.chosen = lookup.proposals[0];
      this.#reconsider(this.byHand);
      if (!this.byHand) {
        this.#host.form = this.chosen
          ? withProposal(this.#host.form, this.chosen, this.copyChosen)
          : withoutProposal(this.#host.form, this.copyChosen);
      }
    }
    this.#host.requestUpdate();
  }

  async #fill(name, value) {
    const { chosen, lookup } = this;
    try {
      const filled = await this.#prefill.filled(lookup.address, chosen, { [name]: value });
      this.lookup = { ...lookup, proposals: lookup.proposals.map(known => (known === chosen ? filled : known)) };
      this.chosen = filled;
      this.#host.form = withProposal(this.#host.form, filled, this.copyChosen);
    } catch (failure) {
      this.needsFault = failure.faults?.[0] ?? { message: noticeOf(failure, this.#host.texts).text };
      this.#host.requestUpdate();
    }
  }

  #reconsider(byHand) {
    this.byHand = byHand;
    this.confirmed = false;
    this.needed = undefined;
    this.needsFault = undefined;
  }
}
