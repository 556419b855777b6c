/** the states of case alone */
export const states: Readonly<Record<string, string>> = {
  'Take the case in': 'Prendre le dossier en charge',
  'Is there a case to follow?': 'Y a-t-il un dossier à suivre ?',
  'Route the case': 'Orienter le dossier',
  'Ask a person': 'Interroger une personne',
  'Wait for news': 'Attendre des nouvelles',
  'Make a promise': 'Prendre un engagement',
  'Ask the provider': 'Interroger le prestataire',
  'Open an engineering issue': 'Ouvrir un ticket technique',
  'Send the answer': 'Envoyer la réponse',
  'Wait for silence': 'Attendre le silence du marchand',
  'What is the news of the silence?': 'Qu’est-il arrivé entre-temps ?',
  'Offer a rating': 'Proposer un avis',
  'Close the case': 'Clore le dossier',
  'Is it closed?': 'Est-il clos ?',
  'The case is closed': 'Le dossier est clos',
  'Another run has the case': 'Le dossier est suivi par une autre exécution',
};
