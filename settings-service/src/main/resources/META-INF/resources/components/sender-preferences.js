import { FacteurElement, define, html, nothing } from './element.js';
import './partner-connections.js';
import { connectionAt, partnerOf } from './partners.js';
import { actions } from './preferences/actions.js';
import { idOf } from './preferences/faults.js';
import { Finding } from './preferences/finding.js';
import { formOf, isChanged, withValues } from './preferences/form.js';
import { mailbox } from './preferences/mailbox.js';
import { meanwhile } from './preferences/meanwhile.js';
import { isToBeConnected, method } from './preferences/method.js';
import { noticeOf } from './preferences/notice.js';
import { Saving } from './preferences/saving.js';
import { sender } from './preferences/sender.js';
import { SignIn, isToBeSignedIn, partnerOfForm } from './preferences/sign-in.js';
import { canBeTried, lockOf, refused, returned, unread } from './preferences/standing.js';
import { sendTestMessage, trial } from './preferences/trial.js';
import './reconnect-banner.js';
import { preferences } from './styles/preferences.js';

/** What the components of a page tell each other when the person has changed something. */
const CHANGE = 'facteur-change';

const SERVER = /^\/(smtp|imap)\/(host|port|security|username)$/;
const UNFOLDED_BY = /^\/(smtp\/(?!password|authentication)|imap\/)/;

/** How a person's documents leave: <sender-preferences></sender-preferences>. */
class SenderPreferences extends FacteurElement {
  static properties = {
    profile: { state: true },
    form: { state: true },
    connections: { state: true },
    connectionsFailed: { state: true },
    folder: { state: true },
    unfolded: { state: true },
    passwordShown: { state: true },
    trialOf: { state: true },
  };

  static styles = [FacteurElement.styles, preferences];

  /** What is found for the address. */
  finding = new Finding(this);

  /** The save that is under way, or the last one. */
  saving = new Saving(this);

  /** The way to the provider of a mailbox that takes no password. */
  signIn = new SignIn(this);

  constructor() {
    super();
    this.trialOf = { state: 'none' };
    this.passwordShown = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.#askBeforeLeaving);
    addEventListener(CHANGE, this.#heard);
    this.signIn.takeReturned();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#askBeforeLeaving);
    removeEventListener(CHANGE, this.#heard);
  }

  /** Nobody is asked for before the page has said who asks; and what was entered outlives another token provider. */
  updated(changed) {
    if (this.tokenProvider && (changed.has('settingsUrl') || (changed.has('tokenProvider') && !this.profile))) {
      this.load();
    }
  }

  /** Reads what is saved, in place of what was entered. */
  async load() {
    this.saving.clear();
    await Promise.all([this.#readProfile(), this.readConnections()]);
  }

  render() {
    if (!this.profile) {
      return unread({ notice: this.saving.notice, texts: this.texts, retry: () => this.load() });
    }
    const view = this.#view();
    return html`<form class="stack" novalidate @submit=${this.#submitted}>
        <reconnect-banner .host=${this}></reconnect-banner>
        ${refused(view)} ${returned(view)}
        <div class="intro"><h2>${view.texts.title}</h2><p class="soft">${view.texts.intro}</p></div>
        ${sender(view)}
        ${method(view)}
        ${this.form.method === 'SMTP' ? mailbox(view) : nothing}
        ${meanwhile(view)}
        ${actions(view)}
      </form>
      ${canBeTried(this.profile) && !view.saving ? trial(view) : nothing}`;
  }

  /** Called by the save: the form shows what is saved now. */
  saved(profile) {
    const { chosen } = this.finding;
    this.#show(profile);
    this.finding.chosen = chosen;
    this.folder = profile.sentFolder;
    this.#reveal('.news', 'nearest');
    this.dispatchEvent(new CustomEvent(CHANGE, { bubbles: true, composed: true }));
  }

  /** Called by the save: the fault to correct first is at this field. */
  async failed(field) {
    this.unfolded = undefined;
    const control = await this.#reveal(`#${idOf(field)}`, 'center');
    control?.focus({ preventScroll: true });
  }

  /** What the parts of the form are given. */
  #view() {
    const { profile, form, connections, connectionsFailed, folder, passwordShown, trialOf, finding, saving } = this;
    const { lookup, chosen, byHand, confirmed, needed, needsFault } = finding;
    const { busy, steps, faults, notice } = saving;
    return {
      profile, form, connections, connectionsFailed, folder, passwordShown, trialOf,
      lookup, chosen, byHand, confirmed, needed, needsFault,
      steps, faults, notice, saving: busy,
      host: this,
      texts: this.texts.preferences,
      common: this.texts.common,
      partners: this.texts.partners,
      allTexts: this.texts,
      signIn: this.signIn,
      partner: partnerOfForm(this),
      unfolded: this.unfolded ?? !(finding.isCertain && ![...faults.keys()].some(field => UNFOLDED_BY.test(field))),
      changed: isChanged(form, profile),
      lock: lockOf(this),
      needsConsent: isToBeSignedIn(this),
      blocked: form.method === 'SMTP' ? isToBeSignedIn(this) : isToBeConnected(this),
      set: (pointer, value) => this.#set(pointer, value),
      choose: value => this.#choose(value),
      propose: proposal => {
        saving.clear();
        finding.propose(proposal);
      },
      need: (name, value) => finding.need(name, value),
      confirm: given => {
        finding.confirm(given);
        saving.forget('confirm');
      },
      unfold: unfolded => (this.unfolded = unfolded),
      showPassword: () => (this.passwordShown = !passwordShown),
      findAgain: () => finding.again(),
      onSuggest: values => this.#take(values),
      onChooseFolder: name => name && this.#take({ '/imap/sentFolder': name }),
      discard: () => {
        this.signIn.clear();
        this.#show(profile);
        saving.clear();
      },
      reload: () => this.load(),
      keepMine: () => saving.over(),
      sendTest: () => this.#sendTest(),
    };
  }

  async #readProfile() {
    try {
      const { data } = await this.settings.get('sender-profiles/me');
      this.#show(data);
      this.saving.begin(data);
    } catch (failure) {
      this.saving.tell(noticeOf(failure, this.texts));
    }
  }

  /** Called where an account may have been connected. */
  async readConnections() {
    try {
      this.connections = (await this.settings.get('partner-connections')).data;
      this.connectionsFailed = false;
    } catch {
      this.connectionsFailed = true;
    }
  }

  #show(profile) {
    this.profile = profile;
    this.form = formOf(profile);
    this.finding.reset(Boolean(profile.smtp));
    this.folder = undefined;
    this.unfolded = undefined;
  }

  #set(pointer, value) {
    this.form = withValues(this.form, { [pointer]: value });
    this.saving.forget(pointer);
    if (SERVER.test(pointer)) {
      this.finding.byHand = true;
    } else if (pointer === '/copyToSent') {
      this.finding.chooseCopy(value);
    } else if (pointer === '/address' && this.form.method === 'SMTP') {
      this.finding.typed(value);
    }
  }

  #choose(value) {
    this.saving.clear();
    this.signIn.clear();
    const account = connectionAt(this.connections, partnerOf(value));
    this.form = withValues(this.form, {
      '/method': value,
      ...(account?.state === 'CONNECTED' ? { '/address': account.account } : {}),
    });
    if (value === 'SMTP' && !this.form.smtp.host) {
      this.finding.again();
    }
  }

  /** What the check knows to work, and the check again; another method is chosen, not saved. */
  #take(values) {
    if (values['/method']) {
      this.#choose(values['/method']);
    } else {
      this.form = withValues(this.form, values);
      this.saving.run();
    }
  }

  #submitted = event => {
    event.preventDefault();
    if (!this.saving.busy) {
      this.saving.run();
    }
  };

  async #reveal(selector, block) {
    await this.updateComplete;
    const found = this.renderRoot.querySelector(selector);
    found?.scrollIntoView({ block });
    return found;
  }

  async #sendTest() {
    const onChange = trialOf => (this.trialOf = trialOf);
    const { settings, deliveries, texts } = this;
    try {
      await sendTestMessage({ settings, deliveries, texts: texts.preferences.test, onChange });
    } catch (failure) {
      onChange({ state: 'ended', ...noticeOf(failure, texts) });
    }
  }

  #askBeforeLeaving = event => {
    if (this.profile && isChanged(this.form, this.profile)) {
      event.preventDefault();
    }
  };

  /** An account was connected or disconnected: with it the method, perhaps. What was entered besides stays. */
  #heard = async event => {
    // Not its target: what a component inside of this one says seems to be said by this one.
    if (event.composedPath()[0] === this || !this.profile || this.saving.busy) {
      return;
    }
    const { profile, form } = this;
    await this.readConnections();
    const { data } = await this.settings.get('sender-profiles/me').catch(() => ({}));
    if (data && data.version !== profile.version) {
      this.#show(data);
      this.saving.begin(data);
      this.form = withValues(this.form, { '/displayName': form.displayName, '/replyTo': form.replyTo });
    }
  };
}

define('sender-preferences', SenderPreferences);
