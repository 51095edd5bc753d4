// Everything a person reads in the components, in French; en.js has the same keys.
export default {
  common: {
    retry: 'Réessayer',
    cancel: 'Annuler',
    close: 'Fermer',
    optional: 'facultatif',
    loading: 'Chargement…',
    unreachable: 'Le service ne répond pas pour le moment.',
    signedOut: 'Votre session est terminée. Reconnectez-vous, puis recommencez.',
    replaceBy: value => `Mettre ${value}`,
  },
};
