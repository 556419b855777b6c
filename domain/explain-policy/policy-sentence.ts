import type * as z from 'zod';
import type { policySentences } from '../wording/policy-sentences/policy-sentences.ts';

export type PolicySentenceCode = keyof typeof policySentences;
/** one thing a policy orders: a code and its values. The id stays while the values change, so that two versions can be compared */
export type PolicySentence = {
  [Code in PolicySentenceCode]: {
    readonly id: string;
    readonly code: Code;
    readonly about: z.output<(typeof policySentences)[Code]['about']>;
  };
}[PolicySentenceCode];

export interface PolicySection {
  readonly key: string;
  readonly sentences: readonly PolicySentence[];
}
