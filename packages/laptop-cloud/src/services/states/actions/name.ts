import * as z from 'zod';
import { AwsError } from '../../../contract.ts';

/** name of a machine or an execution; `checkName` says whether its characters will do */
export const Name = z.string().min(1);

const LONGEST = 80;
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** throws InvalidName for a space, bracket, wildcard or special character, ValidationException for more than 80 characters */
export function checkName(name: string): void {
  if (name.length > LONGEST)
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST}`,
    );
  if (FORBIDDEN.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}
