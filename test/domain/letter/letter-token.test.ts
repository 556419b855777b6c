import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addressMark, letterToken, readLetterToken } from '../../../domain/letter/letter-token.ts';
import { shopId } from '../given.ts';

const secret = 'a secret of the stage, for tests';
const address = addressMark(secret, 'ana@shop.example');
const claims = { purpose: 'stop_reminders', merchantId: shopId, address, about: '' } as const;
const token = letterToken(secret, claims);
const signed = (payload: string) =>
  `${payload}.${createHmac('sha256', secret).update(`letter\n${payload}`).digest().subarray(0, 18).toString('base64url')}`;
const base64 = (text: string) => Buffer.from(text).toString('base64url');

describe('the token of a letter', () => {
  test('says what it was made for, and can stand in an address and a header', () => {
    expect(readLetterToken(secret, token)).toEqual(claims);
    expect(token).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
    expect(token.length).toBeLessThan(200);
  });
  test('holds no address, only a mark that nobody makes without the secret', () => {
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/ana|shop\.example/);
    expect(addressMark(secret, ' Ana@Shop.example ')).toBe(address);
    expect(addressMark('another secret', 'ana@shop.example')).not.toBe(address);
  });
  test.each([
    ['of another secret', letterToken('another secret', claims)],
    ['cut short', token.slice(0, -1)],
    ['without a signature', token.split('.')[0] ?? ''],
    ['with more behind it', `${token}.x`],
    ['empty', ''],
    [
      'for something else under the same signature',
      `${base64(JSON.stringify(['rate', shopId, address, 'd30']))}.${token.split('.')[1]}`,
    ],
    ['signed, of a purpose there is not', signed(base64(JSON.stringify(['approve', shopId, address, ''])))],
    ['signed, and no list', signed(base64('{"purpose":"rate"}'))],
    ['signed, and no JSON', signed(base64('{'))],
  ])('is worth nothing %s', (_what, wrong) => {
    expect(readLetterToken(secret, wrong)).toBeUndefined();
  });
});
