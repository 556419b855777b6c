import type { PolicyDocument } from '../policy/policy-schema.ts';
import { explainCalendars } from './explain-calendars.ts';
import { explainCare } from './explain-care.ts';
import { explainChanges } from './explain-changes.ts';
import { explainHelp } from './explain-help.ts';
import { explainLadders, explainSending } from './explain-ladders.ts';
import { explainLetters } from './explain-letters.ts';
import { explainPricing } from './explain-pricing.ts';
import { explainRequirements } from './explain-requirements.ts';
import { explainRetention } from './explain-retention.ts';
import { explainRisk } from './explain-risk.ts';
import { explainSharing } from './explain-sharing.ts';
import { explainTasks } from './explain-tasks.ts';
import type { PolicySection } from './policy-sentence.ts';

/** All that a policy orders, as codes and values in sections. A reader's language words them. */
export const explainPolicy = (policy: PolicyDocument): readonly PolicySection[] => [
  {
    key: 'about',
    sentences: [
      { id: 'title', code: 'title', about: { text: policy.title } },
      { id: 'note', code: 'note', about: { text: policy.note } },
    ],
  },
  { key: 'ladders', sentences: explainLadders(policy) },
  { key: 'sending', sentences: explainSending(policy) },
  { key: 'letters', sentences: explainLetters(policy) },
  { key: 'help', sentences: explainHelp(policy) },
  { key: 'risk', sentences: explainRisk(policy) },
  { key: 'tasks', sentences: explainTasks(policy) },
  { key: 'sharing', sentences: explainSharing(policy) },
  { key: 'requirements', sentences: explainRequirements(policy) },
  { key: 'pricing', sentences: explainPricing(policy) },
  { key: 'changes', sentences: explainChanges(policy) },
  { key: 'care', sentences: explainCare(policy) },
  { key: 'retention', sentences: explainRetention(policy) },
  { key: 'calendars', sentences: explainCalendars(policy) },
];
