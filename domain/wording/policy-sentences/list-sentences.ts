import { riskLists } from '../../policy/risk-lists.ts';
import { sentence } from './sentence.ts';
import type { Speech } from './speech.ts';

const { fatf, mccRisk, freeMail } = riskLists.shape;
const named = (speech: Speech, list: readonly string[], name: (one: string) => string = (one) => one): string =>
  list.length === 0 ? '–' : speech.and(list.map(name));

/** what others publish and the rules of risk read, each with its day */
export const listSentences = {
  'fatf-list': sentence(fatf, {
    en: ({ source, asOf, black, grey }, speech) =>
      `Country lists of ${asOf} (${source}). Black: ${named(speech, black, speech.country)}. Grey: ${named(speech, grey, speech.country)}.`,
    fr: ({ source, asOf, black, grey }, speech) =>
      `Listes de pays au ${asOf} (${source}). Noire : ${named(speech, black, speech.country)}. Grise : ${named(speech, grey, speech.country)}.`,
  }),
  'mcc-risk-list': sentence(mccRisk, {
    en: ({ source, asOf, high, medium }, speech) =>
      `Lines of business by risk, of ${asOf} (${source}). High: ${named(speech, high)}. Medium: ${named(speech, medium)}.`,
    fr: ({ source, asOf, high, medium }, speech) =>
      `Activités par risque, au ${asOf} (${source}). Élevé : ${named(speech, high)}. Moyen : ${named(speech, medium)}.`,
  }),
  'free-mail-list': sentence(freeMail, {
    en: ({ source, asOf, domains }, speech) => `Domains of public mailboxes, of ${asOf} (${source}): ${named(speech, domains)}.`,
    fr: ({ source, asOf, domains }, speech) =>
      `Domaines de messagerie publique, au ${asOf} (${source}) : ${named(speech, domains)}.`,
  }),
} as const;
