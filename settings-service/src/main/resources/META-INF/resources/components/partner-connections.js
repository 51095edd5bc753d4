import { FacteurElement, define, html } from './element.js';

/** A person's Gmail and Microsoft accounts: <partner-connections></partner-connections>. */
class PartnerConnections extends FacteurElement {
  render() {
    return html`<p class="soft">${this.texts.common.loading}</p>`;
  }
}

define('partner-connections', PartnerConnections);
