import type { Validator } from 'stdnum';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';

const problems: Readonly<Record<string, string>> = {
  InvalidChecksum: 'checksum',
  InvalidFormat: 'format',
  InvalidLength: 'length',
  InvalidComponent: 'component',
};

const remedies: Readonly<Record<string, string>> = {
  checksum: 'one digit is wrong: compare it with the document digit by digit and send it again',
  length: 'it has too few or too many characters: send it whole, without a note beside it',
  format: 'it has characters that do not belong there: send it as the register writes it',
  component: 'a part of it does not exist: send it as the register writes it',
};

/** good as soon as one of the validators takes the value; otherwise the complaint of the first. `field` becomes part of the error code */
export const checkStandardNumber = (
  field: string,
  name: string,
  value: string,
  validators: readonly [Validator, ...Validator[]],
): IdentifierCheck => {
  const [first, ...others] = validators;
  const verdict = first.validate(value);
  if (verdict.isValid) return good(verdict.compact);
  const other = others.map((one) => one.validate(value)).find((one) => one.isValid);
  if (other?.isValid) return good(other.compact);
  const problem = problems[verdict.error.name] ?? 'format';
  return bad(`${field}_${problem}`, `the ${name} is not right: ${remedies[problem]}`);
};
