/** What stands behind the #: {view, parts, query}. An address nobody knows leads to the overview. */
export function routeOf(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, ...parts] = path.split('/').map(decoded);
  const query = new URLSearchParams(search);
  switch (view) {
    case 'deliveries':
    case 'audit':
      return { view, parts, query };
    case 'delivery':
      return parts.length === 2 ? { view, parts, query } : { view: 'deliveries', parts: [], query };
    case 'rejected':
      return { view: parts[0] ? 'record' : 'rejected', parts, query };
    default:
      return { view: 'overview', parts: [], query };
  }
}

export function deliveryAddress({ tenantId, requestId }) {
  return `#/delivery/${encodeURIComponent(tenantId)}/${encodeURIComponent(requestId)}`;
}

/** The list of what fits a filter: {state, cause, …}; what is empty is left out. */
export function searchAddress(filter) {
  return `#/deliveries?${new URLSearchParams(given(filter))}`;
}

/** The filter without what is empty. */
export function given(filter) {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
