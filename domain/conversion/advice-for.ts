import type { ConversionAdvice } from '../policy/care-schema.ts';
import type { ConversionLine } from './conversion.ts';

/** The advice of policy for a reason, in a language or in English; undefined where it has none. */
export const adviceFor = (advice: readonly ConversionAdvice[], code: string, language: string): string | undefined => {
  const one = advice.find(({ reasons }) => reasons.includes(code)) ?? advice.find(({ reasons }) => reasons.includes('*'));
  return one?.texts[language] ?? one?.texts['en'];
};

/** the lines with what policy advises beside each reason */
export const adviceOn = (lines: readonly ConversionLine[], advice: readonly ConversionAdvice[], language: string) =>
  lines.map(({ reasons, ...line }) => ({
    ...line,
    reasons: reasons.map((reason) => {
      const text = adviceFor(advice, reason.code, language);
      return { ...reason, ...(text !== undefined && { advice: text }) };
    }),
  }));
