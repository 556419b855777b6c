import type * as z from 'zod';
import { boardingRefusals } from './wording/refusals/boarding-refusals.ts';
import { caseRefusals } from './wording/refusals/case-refusals.ts';
import { changeRefusals } from './wording/refusals/change-refusals.ts';
import { deskRefusals } from './wording/refusals/desk-refusals.ts';
import { listRefusals } from './wording/refusals/list-refusals.ts';
import { memberRefusals } from './wording/refusals/member-refusals.ts';
import { merchantRefusals } from './wording/refusals/merchant-refusals.ts';
import { operationsRefusals } from './wording/refusals/operations-refusals.ts';
import { outageRefusals } from './wording/refusals/outage-refusals.ts';
import { planRefusals } from './wording/refusals/plan-refusals.ts';
import { privacyRefusals } from './wording/refusals/privacy-refusals.ts';
import { requestRefusals } from './wording/refusals/request-refusals.ts';
import { saleRefusals } from './wording/refusals/sale-refusals.ts';
import { taskRefusals } from './wording/refusals/task-refusals.ts';
import { teamRefusals } from './wording/refusals/team-refusals.ts';
import { volumeRefusals } from './wording/refusals/volume-refusals.ts';
import { voiceOf } from './wording/voice.ts';

/** every reason a person's wish is refused for: the values it is about, and its words in every reading language */
export const refusals = {
  ...taskRefusals,
  ...merchantRefusals,
  ...operationsRefusals,
  ...deskRefusals,
  ...caseRefusals,
  ...changeRefusals,
  ...boardingRefusals,
  ...listRefusals,
  ...memberRefusals,
  ...outageRefusals,
  ...planRefusals,
  ...teamRefusals,
  ...volumeRefusals,
  ...privacyRefusals,
  ...requestRefusals,
  ...saleRefusals,
} as const;

export type RefusalCode = keyof typeof refusals;
type Of<Code extends RefusalCode> = z.infer<(typeof refusals)[Code]['about']>;
/** why, and the values it is about */
export type Refusal = { [Code in RefusalCode]: { readonly code: Code; readonly about: Of<Code> } }[RefusalCode];

const forPrograms = voiceOf('en', { word: (value) => value });

/** A refusal in English with instants, sign-ins and values as the API has them: for its users, logs and run histories. */
export const refusalInEnglish = ({ code, about }: Refusal): string => refusals[code].render(about, forPrograms) ?? code;
