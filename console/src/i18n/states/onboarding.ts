/** the states of onboarding alone */
export const states: Readonly<Record<string, string>> = {
  'Register the merchant': 'Enregistrer le marchand',
  'Check the identifiers': 'Vérifier les identifiants',
  'Open the requirements': 'Ouvrir les exigences',
  'Wait for what is missing': 'Attendre ce qui manque',
  'Complete the onboarding': 'Terminer l’intégration',
  'The application contradicts the merchant on file': 'La demande contredit le marchand connu',
};
