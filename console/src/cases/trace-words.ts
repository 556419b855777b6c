import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';

const english = {
  since: 'since {when}',
  mustAct: 'Waiting on: {who}',
  expectedBy: 'expected by {when}',
  overdueSince: 'late since {when}',
  unseen: 'not reported by anyone',
  row: 'row {row}',
  nobodyKnows: 'This merchant has no payment or payout with this reference.',
  'rung.unknown': 'Not known where the money is',
  'rung.attempted': 'The payment was attempted',
  'rung.not_expected': 'No money is expected: the payment was declined',
  'rung.authorised': 'Authorised, not captured yet',
  'rung.funds_expected': 'Captured, money expected',
  'rung.missing': 'Captured, and the money is late',
  'rung.received': 'Received from the provider',
  'rung.in_batch': 'In a batch of the provider',
  'rung.in_payout': 'In a payout that is announced',
  'rung.sent': 'Payout sent to the bank',
  'rung.on_bank_line': 'On the bank statement',
  'rung.returned': 'Sent back by the bank',
  'rung.refunded': 'Refunded',
  'rung.disputed': 'Disputed',
  'party.merchant': 'the merchant',
  'party.provider': 'the provider',
  'party.us': 'us',
  'party.nobody': 'no one',
  'hop.attempted': 'Attempted',
  'hop.declined': 'Declined',
  'hop.authorised': 'Authorised',
  'hop.captured': 'Captured',
  'hop.settled': 'Settled',
  'hop.payout': 'Paid out',
  'hop.bank': 'On the bank statement',
  'hop.returned': 'Sent back',
  'hop.refunded': 'Refunded',
  'hop.disputed': 'Disputed',
};
type TraceWord = keyof typeof english;

const french: Readonly<Record<TraceWord, string>> = {
  since: 'depuis le {when}',
  mustAct: 'En attente de : {who}',
  expectedBy: 'attendu avant le {when}',
  overdueSince: 'en retard depuis le {when}',
  unseen: 'signalé par personne',
  row: 'ligne {row}',
  nobodyKnows: 'Ce marchand n’a ni paiement ni versement portant cette référence.',
  'rung.unknown': 'Localisation de l’argent inconnue',
  'rung.attempted': 'Paiement tenté',
  'rung.not_expected': 'Aucun montant attendu : paiement refusé',
  'rung.authorised': 'Autorisé, pas encore capturé',
  'rung.funds_expected': 'Capturé, montant attendu',
  'rung.missing': 'Capturé, montant en retard',
  'rung.received': 'Reçu du prestataire',
  'rung.in_batch': 'Dans un lot du prestataire',
  'rung.in_payout': 'Dans un versement annoncé',
  'rung.sent': 'Versement envoyé à la banque',
  'rung.on_bank_line': 'Sur le relevé bancaire',
  'rung.returned': 'Renvoyé par la banque',
  'rung.refunded': 'Remboursé',
  'rung.disputed': 'Contesté',
  'party.merchant': 'le marchand',
  'party.provider': 'le prestataire',
  'party.us': 'nous',
  'party.nobody': 'personne',
  'hop.attempted': 'Tenté',
  'hop.declined': 'Refusé',
  'hop.authorised': 'Autorisé',
  'hop.captured': 'Capturé',
  'hop.settled': 'Réglé',
  'hop.payout': 'Versé',
  'hop.bank': 'Sur le relevé bancaire',
  'hop.returned': 'Renvoyé',
  'hop.refunded': 'Remboursé',
  'hop.disputed': 'Contesté',
};

const isWord = (word: string): word is TraceWord => Object.hasOwn(english, word);

/** the words about a trace, their values put in; a code of another version stays as it is */
export const useTraceWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const words = locale === 'fr' ? french : english;
    const t = (word: TraceWord, values: Readonly<Record<string, string>> = {}): string =>
      words[word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    const of = (group: string, code: string): string => {
      const word = `${group}.${code}`;
      return isWord(word) ? words[word] : code;
    };
    return {
      t,
      rung: (code: string): string => of('rung', code),
      party: (code: string): string => of('party', code),
      hop: (code: string): string => of('hop', code),
    };
  }, [locale]);
};
