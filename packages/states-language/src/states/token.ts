import type { Address } from '../execution/frames.ts';
import { isJsonArray, parseJson } from '../json.ts';

/** where a task token leads: no table of tokens is needed, only the execution can say whether it is still open */
export interface TokenTarget {
  readonly executionArn: string;
  readonly address: Address;
  readonly serial: number;
}

export function makeToken(target: TokenTarget, nonce: string): string {
  return `AQCEAAAA${Buffer.from(JSON.stringify([target.executionArn, target.address, target.serial, nonce])).toString('base64')}`;
}

/** @returns undefined for a text that is no token of ours */
export function readToken(token: string): TokenTarget | undefined {
  if (!token.startsWith('AQCEAAAA')) return undefined;
  const parsed = parseJson(Buffer.from(token.slice(8), 'base64').toString('utf8'));
  if (!isJsonArray(parsed)) return undefined;
  const [executionArn, address, serial] = parsed;
  if (typeof executionArn !== 'string' || typeof serial !== 'number' || !isJsonArray(address)) return undefined;
  return { executionArn, address: address.filter((index) => typeof index === 'number'), serial };
}
