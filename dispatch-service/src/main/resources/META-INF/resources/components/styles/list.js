import { css } from '../lit.js';

/** Rows of what an operator looks through, and what belongs to one of them. */
export const list = css`
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .list {
    padding: 0;
    overflow: hidden;
  }

  .list > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.125rem 0.875rem;
    padding: 0.875rem 1.25rem;
  }

  .list > li + li {
    border-top: 1px solid var(--line);
  }

  .list > li > .icon {
    margin-top: 0.15rem;
    color: var(--tone);
  }

  .list .acts {
    align-self: center;
  }

  .info {
    --tone: var(--accent);
  }

  .good {
    --tone: var(--good);
  }

  .warn {
    --tone: var(--warn);
  }

  .bad {
    --tone: var(--bad);
  }

  .state {
    color: var(--tone);
    font-weight: 600;
  }

  .title {
    font-weight: 620;
    overflow-wrap: anywhere;
  }

  .small {
    overflow-wrap: anywhere;
  }

  code,
  pre {
    font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
    font-size: 0.875rem;
  }

  code {
    overflow-wrap: anywhere;
  }

  pre {
    margin: 0;
    padding: 0.75rem;
    border-radius: var(--radius);
    background: var(--sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  textarea.input {
    font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
    font-size: 0.875rem;
    min-height: 20rem;
    resize: vertical;
    line-height: 1.5;
  }

  .filter {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    gap: 0.75rem 1rem;
    align-items: end;
  }

  dl {
    display: grid;
    grid-template-columns: minmax(7rem, auto) minmax(0, 1fr);
    gap: 0.25rem 1rem;
    margin: 0;
  }

  dt {
    color: var(--ink-soft);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @media (max-width: 34rem) {
    .list > li {
      grid-template-columns: auto minmax(0, 1fr);
      padding: 0.875rem 1rem;
    }

    .list .acts {
      grid-column: 2;
    }

    .list .acts .quiet:first-child {
      margin-inline-start: -0.8rem;
    }

    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    dd {
      margin-bottom: 0.5rem;
    }
  }
`;
