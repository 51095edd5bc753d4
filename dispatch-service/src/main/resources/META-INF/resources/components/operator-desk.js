import { FacteurElement, css, define, html, nothing } from './element.js';
import { repeat } from './lit.js';
import { routeOf } from './operator/routes.js';
import './operator/audit.js';
import './operator/deliveries.js';
import './operator/delivery.js';
import './operator/overview.js';
import './operator/record.js';
import './operator/rejected.js';

const VIEWS = {
  overview: (host, route) => html`<operator-overview .host=${host} .route=${route}></operator-overview>`,
  deliveries: (host, route) => html`<operator-deliveries .host=${host} .route=${route}></operator-deliveries>`,
  delivery: (host, route) => html`<operator-delivery .host=${host} .route=${route}></operator-delivery>`,
  rejected: (host, route) => html`<operator-rejected .host=${host} .route=${route}></operator-rejected>`,
  record: (host, route) => html`<operator-record .host=${host} .route=${route}></operator-record>`,
  audit: (host, route) => html`<operator-audit .host=${host} .route=${route}></operator-audit>`,
};
const TABS = { overview: '#/', deliveries: '#/deliveries', rejected: '#/rejected', audit: '#/audit' };
const TAB_OF = { delivery: 'deliveries', record: 'rejected' };

/** All of an operator's page: <operator-desk deliveries-url="./"></operator-desk>. What is looked at stands behind the #. */
class OperatorDesk extends FacteurElement {
  static styles = [
    FacteurElement.styles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin: 0 0 1.5rem;
        border-bottom: 1px solid var(--line);
      }

      nav a {
        padding: 0.625rem 0.875rem;
        border-bottom: 3px solid transparent;
        color: var(--ink-soft);
        font-weight: 600;
        text-decoration: none;
      }

      nav a:hover {
        color: var(--ink);
      }

      nav a[aria-current] {
        border-bottom-color: var(--accent);
        color: var(--accent);
      }
    `,
  ];

  #route = routeOf(location.hash);

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
  }

  #moved = () => {
    this.#route = routeOf(location.hash);
    this.requestUpdate();
    scrollTo({ top: 0 });
  };

  render() {
    const { tabs, sections } = this.texts.desk;
    const current = TAB_OF[this.#route.view] ?? this.#route.view;
    return html`<nav aria-label=${sections}>
        ${Object.entries(TABS).map(([view, href]) =>
          html`<a href=${href} aria-current=${view === current ? 'page' : nothing}>${tabs[view]}</a>`)}
      </nav>
      ${repeat([location.hash], hash => hash, () => VIEWS[this.#route.view](this, this.#route))}`;
  }
}

define('operator-desk', OperatorDesk);
