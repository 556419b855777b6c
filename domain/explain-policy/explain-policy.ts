import type { PolicyDocument } from '../policy/policy-schema.ts';
import { policyIn } from './policy-in.ts';
import { sayCalendars } from './say-calendars.ts';
import { sayCare } from './say-care.ts';
import { sayLetters } from './say-letters.ts';
import { sayLadders, saySending } from './say-nudges.ts';
import { sayPricing } from './say-pricing.ts';
import { sayRequirements } from './say-requirements.ts';
import { sayRisk } from './say-risk.ts';
import { sayTasks } from './say-tasks.ts';
import { type Section, speechOf, type TextLanguage } from './speech.ts';

/** a policy in plain sentences, all of it, made from the document alone: a changed policy reads differently */
export const explainPolicy = (written: PolicyDocument, language: TextLanguage): readonly Section[] => {
  const policy = policyIn(language, written);
  const speech = speechOf(language);
  const { say } = speech;
  return [
    {
      key: 'about',
      title: say('What it is', 'Ce que c’est'),
      sentences: [
        { id: 'title', text: policy.title },
        { id: 'note', text: policy.note },
      ],
    },
    { key: 'ladders', title: say('Stalls and ladders', 'Blocages et échelles'), sentences: sayLadders(speech, policy) },
    { key: 'sending', title: say('When nudges are sent', 'Quand partent les relances'), sentences: saySending(speech, policy) },
    { key: 'letters', title: say('Letters to merchants', 'Lettres aux marchands'), sentences: sayLetters(speech, policy) },
    { key: 'risk', title: say('Risk: rules and bands', 'Risque : règles et paliers'), sentences: sayRisk(speech, policy) },
    { key: 'tasks', title: say('Queues and service levels', 'Files et niveaux de service'), sentences: sayTasks(speech, policy) },
    {
      key: 'requirements',
      title: say('What merchants supply', 'Ce que fournissent les marchands'),
      sentences: sayRequirements(speech, policy),
    },
    { key: 'pricing', title: say('Prices', 'Tarifs'), sentences: sayPricing(speech, policy) },
    { key: 'care', title: say('Milestones and care', 'Jalons et suivi'), sentences: sayCare(speech, policy) },
    { key: 'calendars', title: say('Calendars and sizes', 'Calendriers et tailles'), sentences: sayCalendars(speech, policy) },
  ];
};

export type Difference =
  | { readonly kind: 'added'; readonly section: string; readonly id: string; readonly after: string }
  | { readonly kind: 'removed'; readonly section: string; readonly id: string; readonly before: string }
  | { readonly kind: 'changed'; readonly section: string; readonly id: string; readonly before: string; readonly after: string };

const flat = (sections: readonly Section[]) =>
  new Map(sections.flatMap(({ key, sentences }) => sentences.map(({ id, text }) => [id, { section: key, text }] as const)));

/** what reads differently in `after`, sentence by sentence, in its order; what is gone comes last */
export const comparePolicies = (before: PolicyDocument, after: PolicyDocument, language: TextLanguage): readonly Difference[] => {
  const [old, now] = [flat(explainPolicy(before, language)), flat(explainPolicy(after, language))];
  const changed = [...now].flatMap(([id, { section, text }]): readonly Difference[] => {
    const was = old.get(id);
    if (was === undefined) return [{ kind: 'added', section, id, after: text }];
    return was.text === text ? [] : [{ kind: 'changed', section, id, before: was.text, after: text }];
  });
  const gone = [...old].flatMap(([id, { section, text }]): readonly Difference[] =>
    now.has(id) ? [] : [{ kind: 'removed', section, id, before: text }],
  );
  return [...changed, ...gone];
};
