// Tout ce qu'un opérateur lit dans les composants, en français ; en.js a les mêmes clés.
const s = (count, one, many = `${one}s`) => `${count} ${count < 2 ? one : many}`;

export default {
  common: {
    retry: 'Réessayer',
    cancel: 'Annuler',
    loading: 'Chargement…',
    unreachable: 'Le service ne répond pas pour le moment.',
    signedOut: 'Votre session est terminée. Reconnectez-vous, puis recommencez.',
  },
  desk: {
    sections: 'Rubriques',
    tabs: { overview: "Vue d'ensemble", deliveries: 'Envois', rejected: 'Enregistrements rejetés', audit: 'Journal' },
    unavailable: 'Ceci ne peut pas être affiché pour le moment.',
  },
  states: { SENDING: 'En cours', WAITING: 'En attente', SENT: 'Envoyé', FAILED: 'Échoué', HELD: 'Incertain' },
  causes: {
    RECIPIENT_REJECTED: 'un destinataire a été refusé',
    SENDER_REJECTED: "l'expéditeur a été refusé",
    MESSAGE_REJECTED: 'le message a été refusé',
    MESSAGE_TOO_LARGE: 'le message est trop volumineux',
    ATTACHMENT_UNAVAILABLE: "une pièce jointe n'a pas pu être lue",
    ATTACHMENT_MISMATCH: "une pièce jointe n'est pas le fichier annoncé",
    SENDER_UNKNOWN: "l'expéditeur est inconnu",
    AUTHENTICATION_EXPIRED: "l'expéditeur ne s'est pas reconnecté à temps",
    SERVER_UNREACHABLE: 'le serveur est resté injoignable un jour',
    TLS_FAILURE: 'aucune connexion sécurisée',
    THROTTLED: "le fournisseur n'a plus rien pris pendant un jour",
    UNCERTAIN: 'départ non confirmé',
    EXPIRED: "n'était plus valable",
    CANCELLED: 'annulé',
  },
  reasons: {
    RETRY: 'une nouvelle tentative',
    THROTTLED: 'leur tour',
    AUTHENTICATION_EXPIRED: 'que leur expéditeur se reconnecte',
    SCHEDULED: "l'heure demandée",
    SERVER_UNREACHABLE: 'un serveur qui ne répond pas',
    SETTINGS_UNAVAILABLE: 'settings-service, qui ne répond pas',
  },
  overview: {
    well: "Rien n'a besoin de vous.",
    needed: count => `${s(count, 'chose')} ${count < 2 ? 'a' : 'ont'} besoin de vous.`,
    facts: {
      lag: 'Sur Kafka, non terminés',
      members: count => s(count, 'instance'),
      waiting: 'En attente',
      oldest: when => `le plus ancien : ${when}`,
      logins: 'Connexions expirées',
      servers: 'Serveurs absents',
    },
    who: {
      OPERATOR: { title: 'À vous', text: 'Personne d’autre ne peut y remédier.' },
      SENDER: { title: 'Aux expéditeurs', text: "Ils le voient sur leur page et en ont été avertis par courriel. Rien n'est perdu entre-temps." },
      CALLER: { title: 'Aux applications', text: 'Un événement le leur a dit. Le document ou une adresse est à corriger là-bas.' },
      NOBODY: { title: 'Se règle tout seul', text: 'À surveiller, sans y toucher.' },
    },
    group: (count, state, why) => {
      switch (state) {
        case 'WAITING':
          return `${s(count, 'document')} ${count < 2 ? 'attend' : 'attendent'} ${why}`;
        case 'HELD':
          return `${s(count, 'document')} en doute : ${why}`;
        default:
          return `${s(count, 'document')} en échec : ${why}`;
      }
    },
    oldest: when => `Le plus ancien a été demandé ${when}.`,
    rejected: count =>
      count >= 200 ? "200 enregistrements ou plus n'ont pas pu être pris" : `${s(count, 'enregistrement')} ${count < 2 ? "n'a" : "n'ont"} pas pu être pris`,
    rejectedText: "Demandes illisibles ou contradictoires. Rien n'en est parti.",
    login: ({ tenantId, senderId, waiting }) =>
      `${tenantId} / ${senderId} doit se reconnecter : ${s(waiting, 'document')} ${waiting < 2 ? 'attend' : 'attendent'}`,
    loginText: ({ method, domain }, since) => `${method} chez ${domain}, depuis le ${since}.`,
    away: server => `${server} ne répond pas`,
    busy: server => `Des documents attendent ${server}`,
    since: when => `Absent depuis le ${when}.`,
    waitFor: count => `${s(count, 'document')} ${count < 2 ? "l'attend" : "l'attendent"}.`,
    nextLook: when => `Prochain essai le ${when}.`,
    looking: 'Un essai est en cours.',
    replay: 'Renvoyer…',
    show: 'Voir',
  },
  replay: {
    none: lost => (lost ? `Aucun ne peut être renvoyé : le contenu de ${lost} n'est plus conservé.` : "Il n'y a rien à renvoyer."),
    title: count => `Renvoyer ${s(count, 'document')} ?`,
    text: ({ unreplayable, takesSeconds }) =>
      `Chacun sous sa propre clé : ce qui est déjà parti ne part pas deux fois. Le dernier commence dans ${s(takesSeconds, 'seconde')}.` +
      (unreplayable ? ` ${unreplayable} autres ont échoué de même ; leur contenu n'est plus conservé.` : ''),
    yes: count => `En renvoyer ${count}`,
    begun: ({ count }) => `${s(count, 'document')} remis en route.`,
    progress: (count, waiting, failed) => `${count} remis en route : ${waiting} en attente, ${failed} de nouveau en échec.`,
  },
  search: {
    title: 'Envois trouvés',
    fields: {
      tenant: 'Tenant',
      sender: 'Expéditeur',
      requestId: 'Identifiant de la demande',
      document: 'Identifiant du document',
      state: 'État',
      cause: 'Échoué parce que',
      reason: 'Attend',
    },
    any: 'tous',
    find: 'Chercher',
    clear: 'Effacer',
    none: 'Rien ne correspond.',
    more: 'Plus',
    narrow: 'Il y en a davantage. Précisez la recherche.',
    replay: 'Renvoyer ce qui a échoué…',
  },
  delivery: {
    way: "Ce qui s'est passé",
    asked: 'Demandé',
    attempt: number => `tentative ${number}`,
    took: millis => `${millis} ms`,
    until: when => `Jusqu'au ${when}`,
    by: { SENDER: 'par son expéditeur', OPERATOR: 'par un opérateur' },
    accepted: 'accepté',
    refused: 'non accepté',
    fields: {
      sender: 'Expéditeur',
      document: 'Document',
      method: 'Méthode',
      attempts: 'Tentatives',
      until: 'Prochaine tentative',
      recipients: 'Destinataires',
      sentCopy: 'Copie dans Envoyés',
    },
    copies: {
      NOT_WANTED: 'non demandée',
      PROVIDER: 'classée par le fournisseur',
      PENDING: 'à classer',
      FILED: 'classée',
      FAILED: 'abandonnée',
    },
    replay: 'Renvoyer…',
    acts: {
      cancel: {
        label: 'Annuler l’envoi…',
        question: {
          title: 'Abandonner ce document ?',
          text: "Il ne partira jamais sous cet identifiant et son contenu est oublié. L'application en est avertie.",
          yes: 'Abandonner',
        },
        done: 'Annulé.',
      },
      sent: {
        label: 'Il est parti…',
        question: {
          title: 'Est-il parti ?',
          text: "Dites-le seulement si vous l'avez vu : dans le dossier Envoyés, le journal du serveur ou chez le destinataire. Il ne sera pas renvoyé.",
          yes: 'Il est parti',
        },
        done: 'Noté comme envoyé.',
      },
      resend: {
        label: 'Le renvoyer…',
        question: {
          title: 'Le renvoyer ?',
          text: "Les mêmes octets sous le même Message-ID. S'il était parti malgré tout, le destinataire le reçoit deux fois.",
          yes: 'Renvoyer',
        },
        done: 'Il est renvoyé.',
      },
    },
  },
  rejected: {
    title: 'Enregistrements rejetés',
    lead: "Des demandes qui n'ont pas pu être prises. Rien n'en est parti, et aucun expéditeur ne les voit.",
    noReason: 'Sans motif',
    nobody: 'de qui, on ne peut le dire',
    none: 'Aucun enregistrement de ce genre.',
    handled: ({ what, by, requestId }) => (what === 'PUBLISHED' ? `Publié à nouveau par ${by}, sous ${requestId}` : `Écarté par ${by}`),
    fields: { tenant: 'Tenant', reason: 'Le motif contient', handled: 'Lesquels' },
    which: { '': 'non traités', true: 'traités', all: 'tous' },
  },
  record: {
    fields: { at: 'Mis de côté', place: 'Partition @ offset', tenant: 'Tenant', sender: 'Expéditeur', request: 'Identifiant', key: 'Clé', size: 'Taille' },
    hidden: length => `masqué, ${length}`,
    keeping: {
      GONE: "Le topic ne contient plus cet enregistrement. Celui qui l'a publié peut le publier à nouveau.",
      UNKNOWN: 'Kafka ne répond pas : le contenu ne peut pas être affiché.',
    },
    looks: {
      NOTHING: 'Il est vide.',
      JSON: 'Cela ressemble à du JSON.',
      XML: 'Cela ressemble à du XML.',
      TEXT: "C'est un texte, mais pas du JSON.",
      GZIP: 'Cela semble compressé (gzip).',
      ZIP: 'Cela ressemble à un fichier ZIP.',
      AVRO: "Cela ressemble à de l'Avro avec un numéro de schéma.",
      BINARY: "Ce n'est pas un texte.",
    },
    marks: "Ce qui est entre ⟦ ⟧ est masqué : son numéro et sa longueur. Laissé en place, il reste tel qu'il était.",
    hex: 'Les premiers octets',
    notUtf8: at => `À l'octet ${at}, ce n'est plus de l'UTF-8.`,
    cut: "Il est plus long que ce qui est affiché : il ne peut être corrigé que là d'où il vient.",
    contents: 'Contenu',
    correct: 'Corriger et publier à nouveau',
    value: 'Demande',
    valueHint: 'Vérifiée comme toute demande, avant que quoi que ce soit soit publié.',
    publish: 'Publier à nouveau…',
    publishAsked: {
      title: 'Publier cette demande ?',
      text: "Elle part comme toute autre. Sous l'identifiant d'une demande déjà partie, rien ne part deux fois.",
      yes: 'Publier',
    },
    published: ({ requestId, isRepeat }) =>
      isRepeat ? `Publié sous ${requestId}. La demande était déjà venue : rien ne part deux fois.` : `Publié sous ${requestId}.`,
    follow: 'La suivre',
    dismissTitle: 'Rien à publier',
    dismissText: "Si l'application l'a publiée à nouveau, ou si c'était un essai. L'enregistrement reste sur son topic.",
    dismiss: 'Écarter…',
    dismissAsked: { title: 'Le retirer de la liste ?', text: 'Il ne sera pas envoyé.', yes: 'Écarter' },
    dismissed: 'Écarté.',
  },
  audit: {
    title: 'Ce que les opérateurs ont fait',
    none: 'Rien encore.',
    count: count => s(count, 'document'),
    acts: {
      CANCEL: 'Annulé',
      RESOLVE: 'Réglé',
      REPLAY: 'Renvoyé',
      PUBLISH_AGAIN: 'Publié après correction',
      DISMISS: 'Écarté',
    },
  },
};
