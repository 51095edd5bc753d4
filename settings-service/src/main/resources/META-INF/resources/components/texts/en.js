// Everything a person reads in the components, in English; fr.js has the same keys.
export default {
  common: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    optional: 'optional',
    loading: 'Loading…',
    unreachable: 'The service does not answer at the moment.',
    signedOut: 'Your session has ended. Sign in again, then repeat this.',
    replaceBy: value => `Use ${value}`,
  },
};
