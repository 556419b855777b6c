/** the states of activation alone */
export const states: Readonly<Record<string, string>> = {
  'Activate the capabilities': 'Activer les capacités',
  'Wait for the first sale': 'Attendre la première vente',
  'Record the activation': 'Noter l’activation',
  'Put the merchant to sleep': 'Mettre le marchand en sommeil',
};
