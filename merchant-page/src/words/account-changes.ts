import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-account-changes/answer.ts';

type Change = z.infer<typeof answer>['changes'][number];
type Step = Change['steps'][number];
interface Words {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly start: string;
  readonly tooEarly: string;
  readonly back: string;
  readonly kind: Readonly<Record<Change['to']['of'], string>>;
  readonly askedOn: (day: string, by: string | undefined) => string;
  readonly status: Readonly<Record<Change['status'], string>>;
  readonly step: Readonly<Record<Step['step'], string>>;
  readonly state: Readonly<Record<Step['state'], string>>;
  readonly doneOn: (day: string) => string;
  readonly until: (moment: string) => string;
  readonly cooling: (days: number) => string;
  readonly coolingWhy: Readonly<Record<string, string>>;
  readonly callBack: Readonly<Record<'phone' | 'email', string>>;
  readonly handIn: string;
  readonly handInAct: string;
  readonly stopped: Readonly<Record<NonNullable<Change['stopped']>['because'], string>>;
  readonly held: string;
  readonly object: string;
  readonly objectSure: string;
  readonly cancel: string;
  readonly titled: (what: string, value: string) => string;
  readonly ending: (country: string, last4: string) => string;
}

export const accountChangeWords: Readonly<Record<'en' | 'fr', Words>> = {
  en: {
    title: 'Account changes',
    intro:
      'Thieves change bank accounts and contacts first. So each change takes a check, and some days. Nothing changes before it ends.',
    none: 'You have not asked for a change. Each one you ask for will be shown here, with what is still to do.',
    start: 'Ask for a change',
    tooEarly: 'While your application is under way, correct these values under what is due, on your home page.',
    back: 'Back to account changes',
    kind: { bank_account: 'Bank account', address: 'Address', contact: 'Contact' },
    askedOn: (day, by) => (by === undefined ? `Asked for on ${day}, not on this page` : `Asked for on ${day} by ${by}`),
    status: { open: 'Being checked', handed_over: 'Changed', closed: 'Changed', stopped: 'Stopped' },
    step: {
      asked: 'Asked for',
      document: 'A document proves it',
      account_holder: 'The bank confirms the holder',
      call_back: 'We call you back',
      notices: 'Everyone on file is told',
      cooling_off: 'Waiting period',
      approvals: 'Two people of ours approve',
      hand_over: 'The change is made',
      first_payout: 'First payout to the new account',
    },
    state: { done: 'done', now: 'now', later: 'later', not_needed: 'not needed', ended: 'ended' },
    doneOn: (day) => `done on ${day}`,
    until: (moment) => `until ${moment}`,
    cooling: (days) => `The waiting period takes ${days} working days.`,
    coolingWhy: {
      no_match: 'It is longer because the bank names another holder.',
      no_answer: 'It is longer because the bank could not confirm the holder.',
      other_country: 'It is longer because the account or address is in another country.',
      red_flags: 'It is longer because something about the request is unusual.',
    },
    callBack: {
      phone: 'We call you on the phone number we have known for long, never on a new one.',
      email: 'We write to the e-mail address we have known for long, never to a new one.',
    },
    handIn: 'We need a document from you.',
    handInAct: 'Hand it in',
    stopped: {
      objection: 'Somebody objected.',
      call_back_denied: 'When we called back, nobody knew of it.',
      holder_declined: 'The account belongs to somebody else.',
      approval_declined: 'It was not approved.',
      no_known_contact: 'We have no contact that we have known for long enough to call back. Ask again later.',
      expired: 'It was not completed in time.',
      merchant_left: 'The account with us was closed.',
    },
    held: 'Payouts wait until we have looked into it.',
    object: 'We did not ask for this',
    objectSure: 'The change stops at once, payouts wait, and our security team looks into it. This cannot be taken back.',
    cancel: 'Cancel',
    titled: (what, value) => `${what}: ${value}`,
    ending: (country, last4) => `${country}, ending in ${last4}`,
  },
  fr: {
    title: 'Changements de compte',
    intro:
      'Les escrocs changent d’abord le compte bancaire et les contacts. Chaque changement demande donc une vérification et quelques jours. Rien ne change avant la fin.',
    none: 'Vous n’avez demandé aucun changement. Chaque demande apparaîtra ici, avec ce qu’il reste à faire.',
    start: 'Demander un changement',
    tooEarly: 'Tant que votre dossier est en cours, corrigez ces données dans ce qui est à faire, sur la page d’accueil.',
    back: 'Retour aux changements de compte',
    kind: { bank_account: 'Compte bancaire', address: 'Adresse', contact: 'Contact' },
    askedOn: (day, by) => (by === undefined ? `Demandé le ${day}, hors de cette page` : `Demandé le ${day} par ${by}`),
    status: { open: 'En vérification', handed_over: 'Effectué', closed: 'Effectué', stopped: 'Arrêté' },
    step: {
      asked: 'Demande',
      document: 'Un justificatif le prouve',
      account_holder: 'La banque confirme le titulaire',
      call_back: 'Nous vous rappelons',
      notices: 'Tous les contacts connus sont avertis',
      cooling_off: 'Délai d’attente',
      approvals: 'Deux personnes de chez nous approuvent',
      hand_over: 'Le changement est effectué',
      first_payout: 'Premier versement sur le nouveau compte',
    },
    state: { done: 'fait', now: 'en cours', later: 'à venir', not_needed: 'non requis', ended: 'arrêté' },
    doneOn: (day) => `fait le ${day}`,
    until: (moment) => `jusqu’au ${moment}`,
    cooling: (days) => `Le délai d’attente est de ${days} jours ouvrés.`,
    coolingWhy: {
      no_match: 'Il est plus long car la banque indique un autre titulaire.',
      no_answer: 'Il est plus long car la banque n’a pas pu confirmer le titulaire.',
      other_country: 'Il est plus long car le compte ou l’adresse est dans un autre pays.',
      red_flags: 'Il est plus long car la demande présente quelque chose d’inhabituel.',
    },
    callBack: {
      phone: 'Nous vous appelons au numéro que nous connaissons depuis longtemps, jamais à un nouveau.',
      email: 'Nous écrivons à l’adresse e-mail que nous connaissons depuis longtemps, jamais à une nouvelle.',
    },
    handIn: 'Nous avons besoin d’un justificatif.',
    handInAct: 'Le transmettre',
    stopped: {
      objection: 'Quelqu’un s’y est opposé.',
      call_back_denied: 'Lors de notre rappel, personne n’en avait connaissance.',
      holder_declined: 'Le compte appartient à quelqu’un d’autre.',
      approval_declined: 'Il n’a pas été approuvé.',
      no_known_contact: 'Nous n’avons aucun contact connu depuis assez longtemps à rappeler. Redemandez plus tard.',
      expired: 'Il n’a pas été terminé à temps.',
      merchant_left: 'Le compte chez nous a été clos.',
    },
    held: 'Les versements attendent la fin de notre examen.',
    object: 'Nous n’avons rien demandé',
    objectSure:
      'Le changement s’arrête aussitôt, les versements attendent et notre équipe de sécurité examine le cas. C’est définitif.',
    cancel: 'Annuler',
    titled: (what, value) => `${what} : ${value}`,
    ending: (country, last4) => `${country}, se terminant par ${last4}`,
  },
};
