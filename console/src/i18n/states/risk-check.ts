/** the states of risk-check alone */
export const states: Readonly<Record<string, string>> = {
  'Gather the signals': 'Réunir les signaux',
  'Score the risk': 'Noter le risque',
  'What is the verdict?': 'Quel est le verdict ?',
  'Ask a person to review': 'Demander un examen humain',
  'Open the requests for information': 'Ouvrir les demandes d’information',
  'Wait for the answers': 'Attendre les réponses',
  'Gather the signals again': 'Réunir de nouveau les signaux',
  'What are we waiting for?': 'Qu’attendons-nous ?',
  'Approve the merchant': 'Approuver le marchand',
  'Decline the merchant': 'Refuser le marchand',
};
