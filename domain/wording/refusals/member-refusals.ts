import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

const until = z.object({ until: text });

/** why a code is not sent, or not taken, and why somebody of a merchant may not do something */
export const memberRefusals = {
  'address-not-public': phrase(none, {
    en: () => 'This is not a public web address. Send it as https://your-shop.example.',
    fr: () => 'Ce n’est pas une adresse publique. Envoyez-la sous la forme https://votre-boutique.example.',
  }),
  'api-key-asked-already': phrase(none, {
    en: () => 'This was asked for already, and is being worked on.',
    fr: () => 'Cette demande a déjà été faite ; elle est en cours.',
  }),
  'api-key-over': phrase(none, {
    en: () => 'This key no longer works. Ask for a new one.',
    fr: () => 'Cette clé ne fonctionne plus. Demandez-en une nouvelle.',
  }),
  'change-asked-already': phrase(none, {
    en: () => 'This change was asked for already, and is being worked on.',
    fr: () => 'Cette modification a déjà été demandée ; elle est en cours.',
  }),
  'code-ended': phrase(none, {
    en: () => 'This code was tried too often. Ask for a new one.',
    fr: () => 'Ce code a été essayé trop de fois. Demandez-en un nouveau.',
  }),
  'code-expired': phrase(none, {
    en: () => 'This code has expired. Ask for a new one.',
    fr: () => 'Ce code a expiré. Demandez-en un nouveau.',
  }),
  'code-too-soon': phrase(until, {
    en: ({ until: at }, voice) =>
      `A code was sent a moment ago. Look in your mailbox, or ask for another one at ${voice.instant(at)}.`,
    fr: ({ until: at }, voice) =>
      `Un code vient d’être envoyé. Regardez dans votre boîte, ou redemandez-en un à ${voice.instant(at)}.`,
  }),
  'code-wrong': phrase(z.object({ left: count }), {
    en: ({ left }) =>
      left === 0 ? 'This code is not right. Ask for a new one.' : `This code is not right. Tries left: ${left}.`,
    fr: ({ left }) =>
      left === 0 ? 'Ce code n’est pas le bon. Demandez-en un nouveau.' : `Ce code n’est pas le bon. Essais restants : ${left}.`,
  }),
  'codes-too-many': phrase(until, {
    en: ({ until: at }, voice) => `Too many codes were asked for. Ask again at ${voice.instant(at)}.`,
    fr: ({ until: at }, voice) => `Trop de codes ont été demandés. Redemandez-en un à ${voice.instant(at)}.`,
  }),
  'statement-letters': phrase(z.object({ wrong: z.array(text) }), {
    en: ({ wrong }) => `A statement cannot carry: ${wrong.join(' ')}. Leave these characters out, and accents too.`,
    fr: ({ wrong }) => `Un relevé ne peut pas porter : ${wrong.join(' ')}. Retirez ces caractères, ainsi que les accents.`,
  }),
  'statement-length': phrase(z.object({ shortest: count, longest: count, length: count }), {
    en: ({ shortest, longest, length }) =>
      `The name on statements has ${shortest} to ${longest} characters. This one has ${length}.`,
    fr: ({ shortest, longest, length }) =>
      `Le nom sur les relevés compte de ${shortest} à ${longest} caractères. Celui-ci en compte ${length}.`,
  }),
  'statement-no-letter': phrase(none, {
    en: () => 'The name on statements needs a letter. Enter the name your customers know.',
    fr: () => 'Le nom sur les relevés doit contenir une lettre. Indiquez le nom que vos clients connaissent.',
  }),
  'colour-too-light': phrase(z.object({ contrast: z.number(), least: count }), {
    en: ({ contrast, least }, voice) =>
      `This colour hardly stands out from a white page (${voice.number(contrast)} : 1). Choose a darker one, at least ${least} : 1.`,
    fr: ({ contrast, least }, voice) =>
      `Cette couleur se distingue à peine d’une page blanche (${voice.number(contrast)} : 1). Choisissez-en une plus foncée, au moins ${least} : 1.`,
  }),
  'offer-gone': phrase(none, {
    en: () => 'This offer is no longer open. Load the page again to see the current one.',
    fr: () => 'Cette offre n’est plus ouverte. Rechargez la page pour voir l’offre actuelle.',
  }),
  'plan-not-agreed': phrase(z.object({ plan: text }), {
    en: () => 'Your agreed prices have no line for this plan. Choose one of the plans shown.',
    fr: () => 'Vos tarifs convenus n’ont pas de ligne pour cet échelonnement. Choisissez l’un de ceux affichés.',
  }),
  'share-above-ceiling': phrase(z.object({ most: count, country: text, from: text.optional() }), {
    en: ({ most, from }) =>
      from === undefined
        ? 'In your country the customer may not bear any of this fee. Enter 0 %.'
        : `Since ${from}, the customer may bear at most ${most} % of this fee in your country. Enter ${most} % or less.`,
    fr: ({ most, from }) =>
      from === undefined
        ? 'Dans votre pays, le client ne peut supporter aucune part de ces frais. Indiquez 0 %.'
        : `Depuis le ${from}, le client peut supporter au plus ${most} % de ces frais dans votre pays. Indiquez ${most} % ou moins.`,
  }),
  'document-wanted': phrase(none, {
    en: () => 'This takes a document. Upload it.',
    fr: () => 'Il faut ici un document. Téléversez-le.',
  }),
  'not-for-merchant': phrase(none, {
    en: () => 'There is nothing to hand in here: it is with us.',
    fr: () => 'Il n’y a rien à transmettre ici : c’est chez nous.',
  }),
  'invitation-expired': phrase(z.object({ by: text }), {
    en: ({ by }) => `This invitation has expired. Ask ${by} to invite you again.`,
    fr: ({ by }) => `Cette invitation a expiré. Demandez à ${by} de vous inviter à nouveau.`,
  }),
  'invitation-open': phrase(none, {
    en: () => 'Accept the invitation first.',
    fr: () => 'Acceptez d’abord l’invitation.',
  }),
  'invitations-too-many': phrase(until, {
    en: ({ until: at }, voice) => `Too many invitations were sent today. Invite again at ${voice.instant(at)}.`,
    fr: ({ until: at }, voice) => `Trop d’invitations ont été envoyées aujourd’hui. Invitez à nouveau à ${voice.instant(at)}.`,
  }),
  'last-owner': phrase(none, {
    en: () => 'This is the last owner. Make another person an owner first.',
    fr: () => 'C’est le dernier propriétaire. Nommez d’abord un autre propriétaire.',
  }),
  'member-already': phrase(z.object({ role: text }), {
    en: ({ role }, voice) => `This person can already sign in, as ${voice.word(role)}. Change the role instead.`,
    fr: ({ role }, voice) => `Cette personne peut déjà se connecter (${voice.word(role)}). Modifiez plutôt son rôle.`,
  }),
  'member-unknown': phrase(none, {
    en: () => 'This person is not among your users any more. Look at the list again.',
    fr: () => 'Cette personne ne fait plus partie de vos utilisateurs. Consultez de nouveau la liste.',
  }),
  'members-too-many': phrase(z.object({ most: count }), {
    en: ({ most }) => `No more than ${most} people can sign in. Remove somebody first.`,
    fr: ({ most }) => `${most} personnes au plus peuvent se connecter. Retirez d’abord quelqu’un.`,
  }),
  'owners-by-owners': phrase(none, {
    en: () => 'Only an owner can invite, change or remove an owner.',
    fr: () => 'Seul un propriétaire peut inviter, modifier ou retirer un propriétaire.',
  }),
  'email-not-one': phrase(none, {
    en: () => 'This is no e-mail address that a letter can reach. Check it for typing errors.',
    fr: () => 'Aucun courrier ne peut atteindre cette adresse. Vérifiez qu’elle est bien écrite.',
  }),
  'member-role-missing': phrase(z.object({ wanted: z.array(text) }), {
    en: ({ wanted }, voice) => `Only these roles may do this: ${voice.words(wanted)}. Ask the owner.`,
    fr: ({ wanted }, voice) => `Seuls ces rôles le permettent : ${voice.words(wanted)}. Adressez-vous au propriétaire.`,
  }),
} as const;
