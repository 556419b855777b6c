import * as z from 'zod';
import { shipped } from '../policy-texts/both.ts';
import { rejectionTexts } from '../policy-texts/rejection-texts.ts';
import { none, number, sentence, text } from './sentence.ts';

const texts = z.array(text);

/** who verifies what merchants supply, why it may be rejected, and how long each may take */
export const verifyingSentences = {
  provider: sentence(z.object({ key: text, name: text, sources: texts }), {
    en: ({ key, name, sources }, speech) =>
      `${speech.quote(name)} (${key}) verifies the requirements that name it. Its events must come from the source ${speech.or(sources.map(speech.quote))}; any other source is refused.`,
    fr: ({ key, name, sources }, speech) =>
      `${speech.quote(name)} (${key}) vérifie les exigences qui le désignent. Ses événements doivent venir de la source ${speech.or(sources.map(speech.quote))} ; toute autre source est refusée.`,
  }),
  'no-operations-sources': sentence(none, {
    en: () => 'No outside system may report what operations verified.',
    fr: () => 'Aucun système externe ne peut transmettre les vérifications des opérations.',
  }),
  'operations-sources': sentence(z.object({ sources: texts }), {
    en: ({ sources }, speech) =>
      `What operations verify outside the console must come from the source ${speech.or(sources.map(speech.quote))}.`,
    fr: ({ sources }, speech) =>
      `Les vérifications faites hors de la console doivent venir de la source ${speech.or(sources.map(speech.quote))}.`,
  }),
  rejection: sentence(z.object({ key: text, title: text, remediation: text }), {
    en: ({ key, title, remediation }, speech) =>
      `Operations may reject with the reason ${speech.quote(shipped(rejectionTexts[key]?.title, title, 'en'))} (${key}). The merchant reads: ${speech.quote(shipped(rejectionTexts[key]?.remedy, remediation, 'en'))}.`,
    fr: ({ key, title, remediation }, speech) =>
      `Les opérations peuvent rejeter pour la raison ${speech.quote(shipped(rejectionTexts[key]?.title, title, 'fr'))} (${key}). Le marchand lit : ${speech.quote(shipped(rejectionTexts[key]?.remedy, remediation, 'fr'))}.`,
  }),
  deadlines: sentence(z.object({ correctionDays: number, informationDays: number }), {
    en: ({ correctionDays, informationDays }, speech) =>
      `An invalid identifier must be corrected within ${speech.count(correctionDays, 'day', 'days')}. A request for information must be answered within ${speech.count(informationDays, 'day', 'days')}.`,
    fr: ({ correctionDays, informationDays }, speech) =>
      `Un identifiant erroné doit être corrigé sous ${speech.count(correctionDays, 'jour', 'jours')}. Une demande d’information doit recevoir une réponse sous ${speech.count(informationDays, 'jour', 'jours')}.`,
  }),
  extension: sentence(z.object({ days: number, remindDays: number }), {
    en: ({ days, remindDays }, speech) =>
      `A person may extend a deadline by ${speech.count(days, 'day', 'days')} at most each time. Letters mention a deadline from ${speech.count(remindDays, 'day', 'days')} before it.`,
    fr: ({ days, remindDays }, speech) =>
      `Une personne peut prolonger une échéance de ${speech.count(days, 'jour', 'jours')} au plus à chaque fois. Les courriers mentionnent une échéance dès ${speech.count(remindDays, 'jour', 'jours')} avant.`,
  }),
  postponement: sentence(z.object({ days: number }), {
    en: ({ days }, speech) =>
      `All extensions together may move a deadline by ${speech.count(days, 'day', 'days')} from its first date. Only a team lead may choose a later date.`,
    fr: ({ days }, speech) =>
      `Toutes les prolongations ensemble peuvent repousser une échéance de ${speech.count(days, 'jour', 'jours')} après sa première date. Seul un responsable peut aller au-delà.`,
  }),
  'no-registration-number': sentence(none, {
    en: () => 'No merchant needs a registration number.',
    fr: () => 'Aucun numéro d’immatriculation n’est exigé.',
  }),
  'registration-number': sentence(z.object({ types: texts }), {
    en: ({ types }, speech) => `A registration number is required of ${speech.and(types.map(speech.word))}.`,
    fr: ({ types }, speech) => `Un numéro d’immatriculation est exigé : ${speech.and(types.map(speech.word))}.`,
  }),
  'no-vat-number': sentence(none, {
    en: () => 'No merchant needs a VAT number.',
    fr: () => 'Aucun numéro de TVA n’est exigé.',
  }),
  'vat-number': sentence(z.object({ countries: texts }), {
    en: ({ countries }, speech) => `A VAT number is required in ${speech.and(countries.map(speech.country))}.`,
    fr: ({ countries }, speech) => `Un numéro de TVA est exigé : ${speech.and(countries.map(speech.country))}.`,
  }),
} as const;
