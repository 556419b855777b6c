/** words of the page of the brand */
export const brandWords = {
  en: {
    title: 'Brand',
    intro: 'How your customers see you on their bank statements and payment pages.',
    name: 'Name on statements',
    nameHint: '5 to 22 letters, digits and spaces, without accents. Choose a name your customers know.',
    colour: 'Colour of your payment pages',
    own: 'Use our standard colour',
    preview: 'Preview',
    statement: 'Statement',
    pay: 'Pay',
    save: 'Save',
    saved: 'Saved.',
  },
  fr: {
    title: 'Marque',
    intro: 'Comment vos clients vous voient sur leurs relevés bancaires et les pages de paiement.',
    name: 'Nom sur les relevés',
    nameHint: 'De 5 à 22 lettres, chiffres et espaces, sans accents. Choisissez un nom que vos clients connaissent.',
    colour: 'Couleur de vos pages de paiement',
    own: 'Utiliser notre couleur standard',
    preview: 'Aperçu',
    statement: 'Relevé',
    pay: 'Payer',
    save: 'Enregistrer',
    saved: 'Enregistré.',
  },
};
