import { refusals } from '../../../domain/refusal.ts';
import { problems } from '../../../domain/wording/refusals/problem-phrases.ts';
import type { Voice } from '../../../domain/wording/voice.ts';
import type { Problem } from '../api.ts';

const prefix = 'urn:firstsale:problem:';
const reasons: ReadonlyMap<string, { render(about: unknown, voice: Voice): string | undefined }> = new Map(
  Object.entries(refusals),
);
const kinds: typeof reasons = new Map(Object.entries(problems).map(([kind, one]) => [prefix + kind, one]));

/** a form calls `body.reason` its reason */
const places: ReadonlySet<string> = new Set(['body', 'query', 'path']);
const fieldName = (field: string): string => {
  const [place = '', ...rest] = field.split('.');
  return places.has(place) && rest.length > 0 ? rest.join('.') : field;
};

/** Why the API refused, in the reader's language; undefined when neither its code nor its kind is known here. */
export const refusalText = (
  { type = '', code = '', about, fields = [], findings = [] }: Problem,
  voice: Voice,
): string | undefined => {
  const values = {
    fields: fields.map(({ field, code: problem, about: found }) => ({
      name: fieldName(field),
      ...(problem === undefined ? {} : { finding: { problem, ...found } }),
    })),
    findings: findings.length,
  };
  return reasons.get(code)?.render(about ?? {}, voice) ?? kinds.get(type)?.render(values, voice);
};
