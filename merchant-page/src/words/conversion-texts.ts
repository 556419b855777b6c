/** words of attempts to pay, on the page of insights */
export const conversionWords = {
  en: {
    title: 'Payments that worked',
    hint: 'Attempts of your customers to pay in the last 7 days. In brackets: where the share lies with 95 % confidence.',
    of: (method: string, country: string) => (country === '' ? method : `${method}, ${country}`),
    anyMethod: 'Method not named',
    now: 'Last 7 days',
    before: 'The 4 weeks before',
    peers: 'Other merchants',
    lower: 'The last 7 days are lower.',
    none: 'No attempts',
    share: (value: string, low: string, high: string, n: string) => `${value} (${low} to ${high}), n = ${n}`,
  },
  fr: {
    title: 'Paiements aboutis',
    hint: 'Tentatives de paiement de vos clients ces 7 derniers jours. Entre parenthèses : l’intervalle à 95 %.',
    of: (method: string, country: string) => (country === '' ? method : `${method}, ${country}`),
    anyMethod: 'Moyen non indiqué',
    now: '7 derniers jours',
    before: 'Les 4 semaines précédentes',
    peers: 'Autres marchands',
    lower: 'Les 7 derniers jours sont plus bas.',
    none: 'Aucune tentative',
    share: (value: string, low: string, high: string, n: string) => `${value} (${low} à ${high}), n = ${n}`,
  },
};
