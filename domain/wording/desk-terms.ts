/** words of the model that people meet in operations' own work: English, French */
export const deskTerms: Readonly<Record<string, readonly [string, string]>> = {
  true_match: ['True match', 'Correspondance confirmée'],
  false_positive: ['False positive', 'Faux positif'],
  'screening.judged': ['Screening hit decided', 'Correspondance tranchée'],
};
