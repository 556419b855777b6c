import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** how a merchant's risk is scored, and what the score leads to */
export const explainRisk = ({ risk }: PolicyDocument): readonly PolicySentence[] => [
  ...risk.bands.map((about): PolicySentence => ({ id: `band/${about.outcome}/${about.from ?? 'lowest'}`, code: 'band', about })),
  ...risk.rules.map((about): PolicySentence => ({ id: `rule/${about.key}`, code: 'rule', about })),
  { id: 'screening', code: 'screening', about: risk.screening },
  ...risk.information.map((about): PolicySentence => ({ id: `information/${about.key}`, code: 'information', about })),
  ...risk.declineReasons.map((about): PolicySentence => ({ id: `decline-reason/${about.key}`, code: 'decline-reason', about })),
  { id: 'rounds', code: 'rounds', about: { times: risk.maximumInformationRounds } },
  risk.prohibitedMccs.length === 0
    ? { id: 'prohibited', code: 'nothing-prohibited', about: {} }
    : { id: 'prohibited', code: 'prohibited', about: { codes: risk.prohibitedMccs } },
  { id: 'list/fatf', code: 'fatf-list', about: risk.lists.fatf },
  { id: 'list/mcc-risk', code: 'mcc-risk-list', about: risk.lists.mccRisk },
  { id: 'list/free-mail', code: 'free-mail-list', about: risk.lists.freeMail },
];
