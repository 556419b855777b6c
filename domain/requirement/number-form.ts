import { stdnum, type Validator } from 'stdnum';
import { bareNumber } from './bare-number.ts';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';

export type NumberProblem = 'checksum' | 'format' | 'length' | 'component';

/** One kind of number that a register or a tax office gives out. */
export interface NumberForm {
  /** as the country calls it: `IČO`, `KRS number` */
  readonly name: string;
  readonly example?: string;
  /** of a number without separators: its normal form, or what is wrong with it */
  readonly read: (bare: string) => { readonly value: string } | { readonly problem: NumberProblem };
}

/** A number whose form is all that can be checked, and its check digit where `sound` knows it. */
export const shaped = (
  name: string,
  example: string,
  pattern: RegExp,
  sound: (bare: string) => boolean = () => true,
): NumberForm => ({
  name,
  example,
  read: (bare) => {
    if (!pattern.test(bare)) return { problem: 'format' };
    return sound(bare) ? { value: bare } : { problem: 'checksum' };
  },
});

const problems: Readonly<Record<string, NumberProblem>> = {
  InvalidChecksum: 'checksum',
  InvalidLength: 'length',
  InvalidComponent: 'component',
};

const readBy =
  (validator: Validator): NumberForm['read'] =>
  (bare) => {
    const verdict = validator.validate(bare);
    return verdict.isValid ? { value: verdict.compact } : { problem: problems[verdict.error.name] ?? 'format' };
  };

/** A number that a validator of stdnum checks, under the name the validator has for it. */
export const ofValidator = (validator: Validator): NumberForm => ({
  name: validator.abbreviation ?? validator.localName,
  read: readBy(validator),
});

/** A number that stdnum checks, by its country and key there: `known('DK', 'cvr', 'CVR', '13585628')`. Throws RangeError for one it lacks. */
export const known = (country: string, key: string, name: string, example: string): NumberForm => {
  const validator = stdnum[country]?.[key];
  if (validator === undefined) throw new RangeError(`stdnum has no ${country}.${key}: name one it has`);
  return { name, example, read: readBy(validator) };
};

/** the number as it was sent, without the country's code before it, and without its own name before it */
const readings = (bare: string, country: string, { name }: NumberForm): readonly string[] => {
  const labels = [name, ...name.split(/[^\p{L}]+/u)].map(bareNumber).filter((one) => one.length > 1);
  const own = bare.slice(country.length);
  return [
    bare,
    // twice the country's code is a mistake, and some validators would take the second away
    ...(bare.startsWith(country) && !own.startsWith(country) ? [own] : []),
    ...labels.filter((label) => bare.startsWith(label)).map((label) => bare.slice(label.length)),
  ];
};

interface Complaint {
  readonly form: NumberForm;
  readonly problem: NumberProblem;
}

/**
 * Good as soon as one of the forms takes the value, by its normal form. Otherwise the complaint of the form that came nearest (one whose
 * check digit is wrong), else of the first, which is the one that is wanted. `field` becomes part of the code.
 */
export const checkNumber = (
  field: 'registration_number' | 'vat_number',
  value: string,
  country: string,
  forms: readonly [NumberForm, ...NumberForm[]],
): IdentifierCheck => {
  const bare = bareNumber(value);
  const [wanted] = forms;
  let complaint: Complaint = { form: wanted, problem: 'format' };
  const first = wanted.read(bare);
  if ('problem' in first) complaint = { form: wanted, problem: first.problem };
  for (const form of forms) {
    for (const reading of readings(bare, country, form)) {
      const read = form.read(reading);
      if ('value' in read) return good(read.value);
      if (read.problem === 'checksum' && complaint.problem !== 'checksum') complaint = { form, problem: read.problem };
    }
  }
  const { form, problem } = complaint;
  return bad(`${field}_${problem}`, { name: form.name, ...(form.example === undefined ? {} : { example: form.example }) });
};
