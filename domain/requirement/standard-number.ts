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
  const results = validators.map((one) => one.validate(value));
  const valid = results.find((one) => one.isValid);
  if (valid?.isValid) return good(valid.compact);
  const [first] = validators;
  const problem = problems[first.validate(value).error?.name ?? ''] ?? 'format';
  return bad(`${field}_${problem}`, `the ${name} is not right: ${remedies[problem]}`);
};
