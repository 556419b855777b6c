/** words of what does not work just now */
const en = {
  title: 'What does not work as usual',
  down: {
    verification: 'Checks of documents and companies are down',
    payments: 'Payments are disrupted',
    payouts: 'Payouts are delayed',
    everything: 'Our services are disrupted',
  },
  slow: {
    verification: 'Checks of documents and companies take longer than usual',
    payments: 'Payments are slower than usual',
    payouts: 'Payouts take longer than usual',
    everything: 'Our services are slower than usual',
  },
  until: (when: string) => `We expect this to last until ${when}.`,
  planned: (from: string, until: string) => `Planned from ${from} to ${until}.`,
  calm: 'There is nothing you need to do. Your deadlines move by as long as it takes, and we send no reminders until then.',
};
const fr: typeof en = {
  title: 'Ce qui ne fonctionne pas comme d’habitude',
  down: {
    verification: 'Les contrôles de documents et d’entreprises sont en panne',
    payments: 'Les paiements sont perturbés',
    payouts: 'Les versements sont retardés',
    everything: 'Nos services sont perturbés',
  },
  slow: {
    verification: 'Les contrôles de documents et d’entreprises prennent plus de temps que d’habitude',
    payments: 'Les paiements sont plus lents que d’habitude',
    payouts: 'Les versements prennent plus de temps que d’habitude',
    everything: 'Nos services sont plus lents que d’habitude',
  },
  until: (when) => `Nous pensons que cela durera jusqu’au ${when}.`,
  planned: (from, until) => `Prévu du ${from} au ${until}.`,
  calm: 'Vous n’avez rien à faire. Vos échéances sont reportées d’autant, et nous n’envoyons aucune relance d’ici là.',
};
export const outageWords = { en, fr };
