import type * as z from 'zod';
import { careFindings } from './wording/findings/care-findings.ts';
import { changeFindings } from './wording/findings/change-findings.ts';
import { helpFindings } from './wording/findings/help-findings.ts';
import { letterFindings } from './wording/findings/letter-findings.ts';
import { riskFindings } from './wording/findings/risk-findings.ts';
import { sharingFindings } from './wording/findings/sharing-findings.ts';
import { structureFindings } from './wording/findings/structure-findings.ts';
import { voiceOf } from './wording/voice.ts';

/** every way a policy contradicts itself: the values it is about, and its words in every reading language */
export const policyFindings = {
  ...structureFindings,
  ...careFindings,
  ...changeFindings,
  ...letterFindings,
  ...helpFindings,
  ...riskFindings,
  ...sharingFindings,
} as const;
type Code = keyof typeof policyFindings;

/** one thing a policy contradicts itself in: where, what, and what to do about it */
export interface PolicyFinding {
  /** path in the document: `nudges.ladders.1.rungs.2.afterWorkingDays` */
  readonly field: string;
  readonly code: Code;
  readonly about: Readonly<Record<string, unknown>>;
  /** the same in English, for programs and their authors */
  readonly message: string;
  readonly remedy: string;
}

const english = voiceOf('en');

export const policyFinding = <One extends Code>(
  field: string,
  code: One,
  about: z.input<(typeof policyFindings)[One]['about']> & Readonly<Record<string, unknown>>,
): PolicyFinding => {
  const { message, remedy } = policyFindings[code];
  return { field, code, about, message: message.render(about, english) ?? code, remedy: remedy.render(about, english) ?? field };
};
