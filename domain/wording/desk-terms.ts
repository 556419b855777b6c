/** words of the model that people meet in operations' own work: English, French */
export const deskTerms: Readonly<Record<string, readonly [string, string]>> = {
  verify: ['Accept', 'Accepter'],
  reject: ['Reject', 'Rejeter'],
  board: ['Send to the provider', 'Envoyer au prestataire'],
  remove: ['Remove', 'Retirer'],
  'payment-method.added': ['Payment method added', 'Moyen de paiement ajouté'],
  'payment-method.removed': ['Payment method removed', 'Moyen de paiement retiré'],
  form: ['a check of its form', 'un contrôle de forme'],
  settled: ['settled', 'réglé'],
  email: ['e-mail', 'courriel'],
  phone: ['phone', 'téléphone'],
  post: ['post', 'courrier'],
  visit: ['visit', 'visite'],
  chat: ['chat', 'messagerie'],
  true_match: ['True match', 'Correspondance confirmée'],
  false_positive: ['False positive', 'Faux positif'],
  'screening.judged': ['Screening hit decided', 'Correspondance tranchée'],
};
