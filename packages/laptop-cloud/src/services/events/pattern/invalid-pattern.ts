import { AwsError } from '../../../contract.ts';

/** EventBridge's answer to a pattern it cannot read; the reason is the matcher's own */
export function invalidPattern(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
