import { css } from '../lit.js';

/** How buttons, fields, switches, cards, banners and dialogs look in every component. */
export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  p {
    margin: 0;
  }

  h2 {
    font-size: 1.25rem;
    line-height: 1.3;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  h3 {
    font-size: 1.0625rem;
    line-height: 1.35;
    font-weight: 620;
  }

  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .soft {
    color: var(--ink-soft);
  }

  .small {
    font-size: 0.9rem;
    line-height: 1.5;
  }

  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--space);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .card {
    padding: calc(1.25 * var(--space));
    border: 1px solid var(--line);
    border-radius: calc(1.4 * var(--radius));
    background: var(--surface);
  }

  .icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
  }

  /* Buttons: one primary at most in a view; 44 px high, for thumbs. */
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: 600 1rem/1.3 var(--font);
    text-decoration: none;
    cursor: pointer;
    transition: background-color 120ms, border-color 120ms;
  }

  .button:hover {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }

  .button.primary:hover {
    background: var(--accent-strong);
  }

  .button.danger {
    border-color: transparent;
    background: var(--bad);
    color: light-dark(#fff, #2b0d0b);
  }

  .button.danger:hover {
    background: color-mix(in oklab, var(--bad) 85%, var(--ink));
  }

  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
  }

  .button.quiet:hover {
    background: var(--accent-soft);
  }

  .button.small {
    min-height: 2.25rem;
    padding: 0.3rem 0.8rem;
    font-size: 0.9375rem;
  }

  .button[aria-disabled='true'],
  .button:disabled {
    border-color: transparent;
    background: var(--line);
    color: var(--ink-soft);
    cursor: not-allowed;
  }

  .spinner {
    width: 1.1em;
    height: 1.1em;
    border: 2px solid currentColor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  /* Fields */
  .field {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    min-width: 0;
  }

  .field > label,
  .label {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    font-weight: 600;
  }

  .field .optional {
    color: var(--ink-soft);
    font-size: 0.875rem;
    font-weight: 400;
  }

  .field .hint {
    color: var(--ink-soft);
    font-size: 0.9rem;
    line-height: 1.45;
  }

  .input {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    /* 16 px and not less: phones would zoom in. */
    font: 400 1rem/1.4 var(--font);
  }

  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--focus);
  }

  .input:disabled,
  .input[readonly] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--ink-soft);
    opacity: 1;
    -webkit-text-fill-color: currentColor;
  }

  .input[aria-invalid='true'] {
    border-color: var(--bad);
    box-shadow: 0 0 0 1px var(--bad);
  }

  .fault {
    display: flex;
    gap: 0.5rem;
    color: var(--bad);
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  .fault-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  /* Switches */
  .switch {
    display: flex;
    align-items: center;
    gap: 1rem;
  }

  .switch > .about {
    flex: 1;
    min-width: 0;
  }

  .switch .label {
    cursor: pointer;
  }

  .toggle {
    position: relative;
    flex: none;
    width: 3.25rem;
    height: 2rem;
    padding: 0;
    border: 2px solid var(--line-strong);
    border-radius: 1rem;
    background: var(--surface);
    cursor: pointer;
    transition: background-color 140ms, border-color 140ms;
  }

  .toggle::before {
    position: absolute;
    top: 50%;
    left: 0.25rem;
    width: 1.25rem;
    height: 1.25rem;
    border-radius: 50%;
    background: var(--line-strong);
    content: '';
    translate: 0 -50%;
    transition: left 140ms, background-color 140ms;
  }

  .toggle[aria-checked='true'] {
    border-color: var(--accent);
    background: var(--accent);
  }

  .toggle[aria-checked='true']::before {
    left: 1.5rem;
    background: var(--on-accent);
  }

  .toggle:disabled,
  .toggle[aria-busy='true'] {
    cursor: progress;
    opacity: 0.65;
  }

  .toggle:disabled {
    cursor: not-allowed;
  }

  /* A choice among cards: radio buttons with room for a sentence */
  .choice {
    display: flex;
    gap: 0.875rem;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }

  .choice:hover {
    border-color: var(--line-strong);
  }

  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .choice:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .choice:has(:disabled) {
    cursor: not-allowed;
    color: var(--ink-soft);
  }

  .choice input {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0.15rem 0 0;
    accent-color: var(--accent);
    outline: none;
  }

  .choice .title {
    display: block;
    font-weight: 600;
  }

  /* Banners */
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem 1rem;
    padding: 0.875rem 1rem;
    border-radius: var(--radius);
    border-inline-start: 4px solid var(--tone);
    background: var(--ground);
    --tone: var(--accent);
    --ground: var(--accent-soft);
  }

  .banner.good {
    --tone: var(--good);
    --ground: var(--good-soft);
  }

  .banner.warn {
    --tone: var(--warn);
    --ground: var(--warn-soft);
  }

  .banner.bad {
    --tone: var(--bad);
    --ground: var(--bad-soft);
  }

  .banner > .icon {
    align-self: flex-start;
    margin-top: 0.1em;
    color: var(--tone);
  }

  .banner > .said {
    flex: 1 1 16rem;
    min-width: 0;
  }

  .banner .title {
    font-weight: 620;
  }

  /* Dialogs */
  dialog {
    width: min(30rem, calc(100vw - 2rem));
    padding: 1.5rem;
    border: 1px solid var(--line);
    border-radius: calc(1.4 * var(--radius));
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 1.5rem 4rem rgb(0 0 0 / 0.28);
  }

  dialog::backdrop {
    background: rgb(10 15 24 / 0.5);
  }

  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.75rem;
    margin-top: 0.5rem;
  }

  @media (max-width: 30rem) {
    dialog .actions .button {
      flex: 1 1 100%;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
    }

    .spinner {
      animation-duration: 2.4s;
    }
  }

  @media (forced-colors: active) {
    .toggle[aria-checked='true']::before {
      background: Highlight;
    }
  }
`;
