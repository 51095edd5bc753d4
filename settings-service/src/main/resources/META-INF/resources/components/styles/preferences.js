import { css } from '../lit.js';

/** What <sender-preferences> has besides. */
export const preferences = css`
  form {
    margin-bottom: var(--space);
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset.card {
    padding: calc(1.25 * var(--space));
    border: 1px solid var(--line);
  }

  fieldset.card[aria-invalid='true'] {
    border-color: var(--bad);
    box-shadow: 0 0 0 1px var(--bad);
  }

  /* A legend that stands inside its card, as the other titles do. */
  fieldset.card > legend {
    float: left;
    width: 100%;
    padding: 0;
    font-size: 1.0625rem;
    line-height: 1.35;
    font-weight: 620;
  }

  .intro {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
  }

  /* What is wrong stays red while one is in it. */
  .input[aria-invalid='true']:focus-visible {
    border-color: var(--bad);
    outline-color: var(--bad);
  }

  .sign-in .partner-mark,
  .signed-in .partner-mark {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
  }

  /* The provider's colours stand on a ground of their own. */
  .sign-in .partner-mark {
    padding: 0.125rem;
    border-radius: 0.25rem;
    background: var(--surface);
    color: var(--accent);
  }

  .signed-in > .row > .partner-mark {
    width: 2rem;
    height: 2rem;
  }

  .signed-in .who {
    overflow-wrap: anywhere;
  }

  .banner > .said {
    flex-basis: 11rem;
  }

  .banner:has(> .row) > .said {
    flex-basis: calc(100% - 3rem);
  }

  .banner > .row {
    padding-inline-start: 2.25rem;
  }

  .methods .small {
    display: block;
  }

  .methods {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
    gap: 0.75rem;
    clear: both;
  }

  legend.label {
    padding: 0 0 0.375rem;
  }

  .tight {
    gap: 0.5rem;
  }

  .pair,
  .stages {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
    gap: var(--space);
    align-items: start;
  }

  .address {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.375rem;
  }

  .address > .field {
    width: 100%;
  }

  .address > .button {
    margin-inline-start: -0.8rem;
  }

  .address label .icon {
    align-self: center;
    width: 1em;
    height: 1em;
    color: var(--ink-soft);
  }

  .account {
    color: var(--ink);
    font-weight: 600;
  }

  .inset {
    padding: 0.25rem 0 0;
  }

  .searching {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2.75rem;
  }

  .advice {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    margin: 0;
    padding-inline-start: 1.25rem;
  }

  .advice ::marker {
    color: var(--mark);
  }

  .part {
    max-width: 26rem;
  }

  .products .choice {
    padding: 0.625rem 0.875rem;
  }

  .check {
    display: flex;
    gap: 0.625rem;
    align-items: flex-start;
    font-weight: 600;
    cursor: pointer;
  }

  .check input {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0.15rem 0 0;
    accent-color: var(--accent);
  }

  .check input[aria-invalid='true'] {
    outline: 2px solid var(--bad);
    outline-offset: 2px;
  }

  .password {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
  }

  .check.small {
    font-weight: 400;
  }

  .folder {
    display: block;
    color: var(--good);
    font-weight: 600;
  }

  details > summary {
    cursor: pointer;
  }

  .servers {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
  }

  .servers > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    padding: 0.75rem 1rem;
    list-style: none;
  }

  .servers > summary::-webkit-details-marker {
    display: none;
  }

  .servers > summary::before {
    width: 0.5em;
    height: 0.5em;
    border-right: 2px solid currentColor;
    border-bottom: 2px solid currentColor;
    content: '';
    rotate: -45deg;
  }

  .servers[open] > summary::before {
    rotate: 45deg;
  }

  .unfolded {
    padding: 0.25rem 1rem 1rem;
  }

  .server {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(5.5rem, 0.7fr) minmax(0, 1.1fr);
    gap: var(--space);
    align-items: start;
  }

  .server > .field:nth-child(n + 4),
  .server > .field:has(.fault) {
    grid-column: 1 / -1;
  }

  .group + .group {
    padding-top: var(--space);
    border-top: 1px solid var(--line);
  }

  @media (max-width: 34rem) {
    .server {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .server > .field:first-child {
      grid-column: 1 / -1;
    }
  }

  .folders {
    width: auto;
    max-width: 100%;
  }

  .faults {
    margin: 0;
    padding-inline-start: 1.25rem;
  }

  .stages {
    padding: 1rem 1.25rem;
    border-radius: var(--radius);
    background: var(--sunken);
  }

  .stages-title {
    margin: 0 0 0.375rem;
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .stages ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .stage {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2rem;
    color: var(--ink-soft);
  }

  .stage.started {
    color: var(--ink);
    font-weight: 600;
  }

  .stage.passed {
    color: var(--ink);
  }

  .stage.passed .icon {
    color: var(--good);
  }

  .stage.failed {
    color: var(--bad);
    font-weight: 600;
  }

  .dot {
    width: 0.5rem;
    height: 0.5rem;
    margin: 0 0.375rem;
    border-radius: 50%;
    background: var(--line-strong);
  }

  .sibling {
    margin-top: 0.25rem;
  }

  .tips > summary {
    color: var(--accent);
    font-weight: 600;
  }

  .tips .advice {
    margin-top: 0.5rem;
  }
`;
