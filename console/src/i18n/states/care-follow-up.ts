/** the states of care-follow-up alone */
export const states: Readonly<Record<string, string>> = {
  'What does the ladder say?': 'Que dit l’échelle ?',
  'Assess the health': 'Évaluer la santé',
  'How healthy is the merchant?': 'Comment va le marchand ?',
  'Wait until messages are welcome': 'Attendre l’heure des messages',
  'Ask a person to look': 'Demander un regard humain',
  'Offer the merchant a rating': 'Demander son avis au marchand',
  'Close the check-in': 'Clore le point de suivi',
};
