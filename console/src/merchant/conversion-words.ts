import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';

const en = {
  colon: ': ',
  title: 'Conversion',
  hint: 'Attempts to pay of the last seven days that were paid, with the 95 % interval: against the four weeks before, and against other merchants with the same method and country.',
  nothing: 'No attempts to pay in the last seven days.',
  method: 'Method, country of the buyer',
  noMethod: 'method not named',
  noCountry: 'country not named',
  now: 'Last 7 days',
  own: 'Own 4 weeks before',
  peers: 'Other merchants, 4 weeks',
  fewPeers: 'Fewer than five',
  reasons: 'Why attempts failed, and what to try',
  noFailures: 'No attempt failed',
  none: 'No attempts',
  interval: '({low} to {high})',
  n: 'n = {n}',
  before: ', before {share}',
  'moved.lower': 'The last 7 days are lower',
  'moved.higher': 'The last 7 days are higher',
};
type Word = keyof typeof en;
const fr: Readonly<Record<Word, string>> = {
  colon: ' : ',
  title: 'Conversion',
  hint: 'Tentatives de paiement abouties des sept derniers jours, avec l’intervalle à 95 % : face aux quatre semaines précédentes, et face aux autres marchands avec le même moyen et le même pays.',
  nothing: 'Aucune tentative de paiement ces sept derniers jours.',
  method: 'Moyen, pays de l’acheteur',
  noMethod: 'moyen non précisé',
  noCountry: 'pays non précisé',
  now: '7 derniers jours',
  own: 'Ses 4 semaines précédentes',
  peers: 'Autres marchands, 4 semaines',
  fewPeers: 'Moins de cinq',
  reasons: 'Motifs d’échec et piste à essayer',
  noFailures: 'Aucun échec',
  none: 'Aucune tentative',
  interval: '({low} à {high})',
  n: 'n = {n}',
  before: ', avant {share}',
  'moved.lower': 'Les 7 derniers jours sont plus bas',
  'moved.higher': 'Les 7 derniers jours sont plus hauts',
};

/** the words of conversion, loaded with its table */
export const useConversionWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts = locale === 'fr' ? fr : en;
    return (key: Word, values: Readonly<Record<string, string>> = {}): string =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }, [locale]);
};
