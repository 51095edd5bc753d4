import { css, define, html, nothing } from '../element.js';
import { moment } from '../language.js';
import { button } from '../parts/button.js';
import { icon } from '../parts/icon.js';
import { replayAct } from './replay.js';
import { given, searchAddress } from './routes.js';
import { ago } from './words.js';
import { OperatorView } from './view.js';

/** What all documents of a kind go through; any other server is somebody's own. */
const OURS = ['relay', 'GMAIL', 'MICROSOFT'];

/** What is wrong, who must act, what can be done: in this order. */
class OperatorOverview extends OperatorView {
  static every = 5_000;
  static styles = [
    OperatorView.styles,
    css`
      .verdict {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        padding: 1rem 1.25rem;
        border-inline-start: 5px solid var(--tone);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: 1.1875rem;
        font-weight: 650;
      }

      .verdict .icon {
        color: var(--tone);
      }

      .facts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        gap: 0.75rem;
      }

      .fact {
        display: flex;
        flex-direction: column;
        padding: 0.875rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .fact strong {
        font-size: 1.5rem;
        line-height: 1.25;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Each source by itself: where one is away, the others still tell. */
  async load({ signal }) {
    const { deliveries } = this;
    const get = path => deliveries.get(path, { signal }).then(({ data }) => data);
    const or = path => get(path).catch(failure => ({ failure }));
    const [summary, logins, servers, lag, rejected] = await Promise.all([
      get('deliveries/summary'),
      or('operations/expired-logins'),
      or('operations/servers'),
      or('operations/lag'),
      or('rejected?limit=200'),
    ]);
    return { groups: summary.groups, logins, servers, lag, rejected };
  }

  content(data) {
    const texts = this.texts.overview;
    const rows = this.#rows(data);
    const mine = rows.filter(({ who }) => who === 'OPERATOR');
    return html`${this.#verdict(mine.length)} ${this.#facts(data)}
      ${['OPERATOR', 'SENDER', 'CALLER', 'NOBODY'].map(who => {
        const theirs = rows.filter(row => row.who === who);
        return theirs.length
          ? html`<section class="stack" aria-label=${texts.who[who].title}>
              <div><h2>${texts.who[who].title}</h2><p class="soft small">${texts.who[who].text}</p></div>
              <ul class="card list">${theirs.map(row => this.#row(row))}</ul>
            </section>`
          : nothing;
      })}`;
  }

  #verdict(count) {
    const texts = this.texts.overview;
    const [tone, drawing] = count ? ['bad', 'bad'] : ['good', 'good'];
    return html`<p class="verdict ${tone}" role="status">${icon(drawing)} ${count ? texts.needed(count) : texts.well}</p>`;
  }

  #facts({ groups, logins, servers, lag }) {
    const texts = this.texts.overview;
    const waiting = groups.filter(({ state }) => state === 'WAITING');
    const oldest = waiting.map(group => group.oldest).sort()[0];
    const away = servers.servers?.filter(({ circuit }) => circuit !== 'CLOSED').length;
    const fact = (label, value, note) => html`<div class="fact"><span class="soft small">${label}</span>
      <strong>${value ?? '?'}</strong>${note ? html`<span class="soft small">${note}</span>` : nothing}</div>`;
    return html`<div class="facts">
      ${fact(texts.facts.lag, lag.behind, lag.failure ? this.sentence(lag.failure) : texts.facts.members(lag.members))}
      ${fact(texts.facts.waiting, sum(waiting), oldest && texts.facts.oldest(ago(this.language, oldest)))}
      ${fact(texts.facts.logins, logins.logins?.length)} ${fact(texts.facts.servers, away)}
    </div>`;
  }

  /** All that is not as it should be: {who, tone, title, text, href?, act?}. */
  #rows({ groups, logins, servers, lag, rejected }) {
    const texts = this.texts.overview;
    const rows = [];
    for (const source of [logins, servers, lag, rejected]) {
      if (source.failure) {
        rows.push({ who: 'OPERATOR', tone: 'bad', title: source.failure.title, text: this.sentence(source.failure) });
      }
    }
    for (const server of servers.servers ?? []) {
      rows.push(this.#server(server));
    }
    if (rejected.records?.length) {
      rows.push({
        who: 'OPERATOR',
        tone: 'bad',
        title: texts.rejected(rejected.records.length),
        text: texts.rejectedText,
        href: '#/rejected',
      });
    }
    rows.push(...groups.map(group => this.#group(group)));
    for (const login of logins.logins ?? []) {
      rows.push({
        who: 'SENDER',
        tone: 'warn',
        title: texts.login(login),
        text: texts.loginText(login, moment(this.language, login.since)),
        href: searchAddress({ tenant: login.tenantId, sender: login.senderId, state: 'WAITING' }),
      });
    }
    return rows;
  }

  #server({ server, circuit, since, nextLook, waiting }) {
    const texts = this.texts.overview;
    const isAway = circuit !== 'CLOSED';
    return {
      who: isAway && OURS.includes(server) ? 'OPERATOR' : 'NOBODY',
      tone: isAway ? 'warn' : 'info',
      title: isAway ? texts.away(server) : texts.busy(server),
      text: [
        since && texts.since(moment(this.language, since)),
        texts.waitFor(waiting),
        nextLook && texts.nextLook(moment(this.language, nextLook)),
        circuit === 'LOOKING' && texts.looking,
      ]
        .filter(Boolean)
        .join(' '),
      href: isAway ? searchAddress({ state: 'WAITING', reason: 'SERVER_UNREACHABLE' }) : null,
    };
  }

  #group({ state, reason, cause, whoActs, count, oldest }) {
    const { causes, reasons, overview } = this.texts;
    const filter = given({ state, reason, cause, whoActs: cause && whoActs });
    return {
      // Who knows whether it was sent can be asked by whoever runs this; what will not be sent again is over.
      who: state === 'HELD' ? 'OPERATOR' : (whoActs ?? 'NOBODY'),
      tone: { FAILED: 'bad', HELD: 'warn' }[state] ?? 'info',
      title: overview.group(count, state, cause ? causes[cause] : (reasons[reason] ?? '')),
      text: overview.oldest(ago(this.language, oldest)),
      href: searchAddress(filter),
      replay: state === 'FAILED' ? given({ cause, whoActs }) : null,
    };
  }

  #row({ tone, title, text, href, replay }) {
    const texts = this.texts.overview;
    return html`<li class=${tone}>
      ${icon(tone === 'info' ? 'clock' : tone)}
      <div><p class="title">${title}</p><p class="soft small">${text}</p></div>
      <div class="acts row">
        ${replay
          ? button({ label: texts.replay, kind: 'small', busy: this.busy === 'replay', onClick: () => replayAct(this, replay) })
          : nothing}
        ${href ? html`<a class="button small quiet" href=${href} aria-label="${texts.show}: ${title}">${texts.show}</a>` : nothing}
      </div>
    </li>`;
  }
}

function sum(groups) {
  return groups.reduce((total, { count }) => total + count, 0);
}

define('operator-overview', OperatorOverview);
