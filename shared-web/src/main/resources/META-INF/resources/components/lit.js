// Lit by relative addresses, so that the components run in any page with one script tag: an import map would have to stand
// in the page that embeds them. lit-element is not used, for it imports by bare names; what it adds is in element.js.
export { ReactiveElement, css } from '../_static/reactive-element/reactive-element.js';
export { html, nothing, render, svg } from '../_static/lit-html/lit-html.js';
export { live } from '../_static/lit-html/directives/live.js';
export { repeat } from '../_static/lit-html/directives/repeat.js';
