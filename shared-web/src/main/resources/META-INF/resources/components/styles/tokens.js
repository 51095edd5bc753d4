import { css } from '../lit.js';

/**
 * Colours, sizes and type, each to be replaced from outside by the --facteur-… of the same name. Light or dark follows the
 * color-scheme of the page around; text on its ground has a contrast of 4.5 or more, lines of controls of 3 or more.
 */
export const tokens = css`
  :host {
    --ink: var(--facteur-ink, light-dark(#17202e, #e9edf3));
    --ink-soft: var(--facteur-ink-soft, light-dark(#536072, #a4b0c0));
    --paper: var(--facteur-paper, light-dark(#f7f6f2, #10151c));
    --surface: var(--facteur-surface, light-dark(#ffffff, #19202a));
    --sunken: var(--facteur-sunken, light-dark(#f4f3ee, #131922));
    --line: var(--facteur-line, light-dark(#e2e0d9, #2c3644));
    --line-strong: var(--facteur-line-strong, light-dark(#818a97, #75839a));

    /* The blue of a postman's coat leads, the yellow of the letter box marks. */
    --accent: var(--facteur-accent, light-dark(#1d4a8f, #9ec1ff));
    --accent-strong: var(--facteur-accent-strong, light-dark(#143767, #c3d9ff));
    --accent-soft: var(--facteur-accent-soft, light-dark(#e9f0fb, #1d2d47));
    --on-accent: var(--facteur-on-accent, light-dark(#ffffff, #0d1a2e));
    --mark: var(--facteur-mark, light-dark(#f2b90f, #f4c534));
    --focus: var(--facteur-focus, light-dark(#2f6fde, #8fb8ff));

    --good: var(--facteur-good, light-dark(#17693f, #7fd8a7));
    --good-soft: var(--facteur-good-soft, light-dark(#e8f5ed, #16301f));
    --warn: var(--facteur-warn, light-dark(#7d5200, #f3c969));
    --warn-soft: var(--facteur-warn-soft, light-dark(#fdf4dc, #362a0e));
    --bad: var(--facteur-bad, light-dark(#b3261e, #ff9d94));
    --bad-soft: var(--facteur-bad-soft, light-dark(#fdecea, #3b1a18));

    --font: var(--facteur-font, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif);
    --radius: var(--facteur-radius, 0.625rem);
    --space: var(--facteur-space, 1rem);

    display: block;
    color: var(--ink);
    font: 400 1rem/1.55 var(--font);
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none;
  }
`;
