import { svg } from './lit.js';

/**
 * Where an account can be connected: {path, method, mark}. path is the provider's name in the API and among the texts
 * (`partners`), method is how its accounts send, mark is drawn in a square of 24. A further provider is one more entry.
 */
export const PARTNERS = [
  {
    path: 'gmail',
    method: 'GMAIL',
    mark: svg`<rect x="2" y="4.5" width="20" height="15" rx="2" fill="none" stroke="currentColor" stroke-width="1.8"/>
      <path d="M2.5 6 12 13.5 21.5 6" fill="none" stroke="#d93025" stroke-width="2.2" stroke-linejoin="round"/>`,
  },
  {
    path: 'microsoft',
    method: 'MICROSOFT',
    mark: svg`<path fill="#e2572b" d="M3 3h8.5v8.5H3z"/><path fill="#6c9d1f" d="M12.5 3H21v8.5h-8.5z"/>
      <path fill="#2584c9" d="M3 12.5h8.5V21H3z"/><path fill="#dba20c" d="M12.5 12.5H21V21h-8.5z"/>`,
  },
];

/** The one whose accounts send by this method; undefined for the other methods. */
export function partnerOf(method) {
  return PARTNERS.find(partner => partner.method === method);
}

/** The one of this path in the API. */
export function partnerAt(path) {
  return PARTNERS.find(partner => partner.path === path);
}

/** What is known of a person's account at it, of the answer of GET /partner-connections. */
export function connectionAt(connections, partner) {
  return connections?.find(({ provider }) => provider === partner?.path);
}

/** Whether that account signs in at the provider's mail server. */
export function signsIn(connection) {
  return connection?.state === 'CONNECTED' && connection.methods.includes('SMTP');
}
