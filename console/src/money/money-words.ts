import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';

const english = {
  about: 'Settlement files, bank statements, and where the money of any reference is.',
  trace: 'Where is the money?',
  traceOf: 'Reference of a payment, order, provider, payout or bank line',
  traceNow: 'Trace',
  nobodyKnows: 'No file and no event has this reference.',
  uploadDots: 'Upload a file…',
  uploadTitle: 'Upload a settlement file or bank statement',
  uploadNote:
    'PPRO, Adyen, Stripe, Mollie and Klarna, or camt.052, .053 and .054 of a bank; packed by gzip or not. A file that does not add up is refused as a whole.',
  upload: 'Upload',
  needed: 'Choose a file.',
  notSent: 'The file did not arrive. Upload it again.',
  unpaid: 'Payouts not on the bank statement yet',
  unpaidEmpty: 'Every payout is on a bank statement.',
  payout: 'Payout',
  amount: 'Amount',
  expected: 'Expected by',
  state: 'State',
  batch: 'batch {batch}',
  'state.open': 'Awaited',
  'state.late': 'Late, provider asked',
  'state.lateUnknown': 'Late, no merchant known',
  'state.paid': 'Paid',
  paid: 'Payouts received',
  paidEmpty: 'No payout has been received yet.',
  proof: '{file}, entry {row}',
  notExplained: 'Not explained: {amount}',
  files: 'Files',
  filesEmpty: 'No settlement file yet. Upload one, or have your partners put them into the bucket.',
  file: 'File',
  lines: '{n} lines',
  'way.upload': 'uploaded',
  'way.drop': 'dropped by a partner',
  'way.connector': 'from a connector',
  'status.taken': 'Taken in',
  'status.refused': 'Refused as a whole',
  difference: 'Difference: {amount}',
  row: 'Row {row}',
};
export type MoneyWord = keyof typeof english;

const french: Readonly<Record<MoneyWord, string>> = {
  about: 'Fichiers de règlement, relevés bancaires, et où se trouve l’argent de n’importe quelle référence.',
  trace: 'Où est l’argent ?',
  traceOf: 'Référence d’un paiement, d’une commande, d’un prestataire, d’un versement ou d’une ligne bancaire',
  traceNow: 'Suivre',
  nobodyKnows: 'Aucun fichier ni événement ne porte cette référence.',
  uploadDots: 'Déposer un fichier…',
  uploadTitle: 'Déposer un fichier de règlement ou un relevé bancaire',
  uploadNote:
    'PPRO, Adyen, Stripe, Mollie et Klarna, ou camt.052, .053 et .054 d’une banque, compressé par gzip ou non. Un fichier dont les totaux ne tombent pas juste est refusé en entier.',
  upload: 'Déposer',
  needed: 'Choisissez un fichier.',
  notSent: 'Le fichier n’est pas arrivé. Déposez-le à nouveau.',
  unpaid: 'Versements absents du relevé bancaire',
  unpaidEmpty: 'Tous les versements figurent sur un relevé.',
  payout: 'Versement',
  amount: 'Montant',
  expected: 'Attendu avant le',
  state: 'État',
  batch: 'lot {batch}',
  'state.open': 'Attendu',
  'state.late': 'En retard, prestataire interrogé',
  'state.lateUnknown': 'En retard, marchand inconnu',
  'state.paid': 'Versé',
  paid: 'Versements reçus',
  paidEmpty: 'Aucun versement reçu pour l’instant.',
  proof: '{file}, écriture {row}',
  notExplained: 'Non expliqué : {amount}',
  files: 'Fichiers',
  filesEmpty: 'Aucun fichier de règlement. Déposez-en un, ou faites-les déposer par vos partenaires.',
  file: 'Fichier',
  lines: '{n} lignes',
  'way.upload': 'déposé ici',
  'way.drop': 'déposé par un partenaire',
  'way.connector': 'reçu d’un connecteur',
  'status.taken': 'Pris en compte',
  'status.refused': 'Refusé en entier',
  difference: 'Écart : {amount}',
  row: 'Ligne {row}',
};

/** the words of money, their values put in */
export const useMoneyWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const words = locale === 'fr' ? french : english;
    return (word: MoneyWord, values: Readonly<Record<string, string>> = {}): string =>
      words[word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  }, [locale]);
};
