import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Proof } from '../../connectors/connector.ts';
import { proveMessage } from '../../connectors/prove-message.ts';
import { connectors } from '../../connectors/registry.ts';
import { signItems } from '../../connectors/sign-items.ts';
import { signMessage } from '../../connectors/sign-message.ts';
import { testMessage } from '../../connectors/test-message.ts';

const now = Date.parse('2026-03-02T10:15:30Z');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const proofOf = (id: string): Proof => {
  const proof = connectors.find((one) => one.id === id)?.incoming?.proof;
  if (proof === undefined) throw new Error(`${id} takes nothing in`);
  return proof;
};
const kindOf = (...given: Parameters<typeof proveMessage>) => {
  const proven = proveMessage(...given);
  return proven.kind === 'proven' ? 'proven' : proven.reason;
};

describe('signatures that were computed elsewhere are right', () => {
  test('a body and its X-Hub-Signature', () => {
    const headers = { 'x-hub-signature': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' };
    const message = { headers, body: bytes('Hello, World!') };
    expect(kindOf(proofOf('jira'), message, ["It's a Secret to Everybody"], now)).toBe('proven');
  });

  test('a Stripe-Signature, among those of other secrets and schemes', () => {
    const v1 = 'df633a2266382a68d86715be94cebfd112eaa56b64353a22e2e6e52249f21b95';
    const headers = { 'stripe-signature': `t=1772446530,v1=${'0'.repeat(64)},v1=${v1},v0=${'1'.repeat(64)}` };
    const message = { headers, body: bytes('{"id":"evt_1","type":"charge.succeeded"}') };
    expect(kindOf(proofOf('stripe'), message, ['whsec_made_up'], now)).toBe('proven');
    const onlyV0 = { ...message, headers: { 'stripe-signature': `t=1772446530,v0=${v1}` } };
    expect(kindOf(proofOf('stripe'), onlyV0, ['whsec_made_up'], now)).toBe('invalid');
  });

  test('a signature of Zendesk with its documented test secret', () => {
    const headers = {
      'x-zendesk-webhook-signature': 'd1XBYiYfg0ToZNSG/smX9M7sJAUWLaiEah6XKW7gYTY=',
      'x-zendesk-webhook-signature-timestamp': '2026-03-02T10:15:30Z',
    };
    const message = { headers, body: bytes('{"type":"zen:event-type:ticket.created","id":"1"}') };
    const secret = connectors.find(({ id }) => id === 'zendesk')?.laptopSecret ?? '';
    expect(kindOf(proofOf('zendesk'), message, [secret], now)).toBe('proven');
  });
});

const inHeader = (proof: Proof) =>
  proof.scheme === 'signed-items' || proof.scheme === 'unproven' || proof.scheme === 'token' ? [] : [proof];

describe.each(
  connectors.flatMap(({ id, incoming }) => (incoming ? inHeader(incoming.proof).map((proof) => [id, proof] as const) : [])),
)('a message to %s', (_id, proof) => {
  const body = bytes('{"id":"made-up-1","type":"x","amount":"4990 €"}');
  const headers = signMessage(proof, body, ['the secret'], now);

  it('is not believed when a byte of it is another', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = body.map((byte, place) => (place === at ? byte ^ by : byte));
        expect(kindOf(proof, { headers, body: changed }, ['the secret'], now)).toBe('invalid');
      }),
    );
    expect(kindOf(proof, { headers, body }, ['the secret'], now)).toBe('proven');
  });

  it('is not believed without a signature, with an empty one, or with words of no meaning, whatever they are', () => {
    expect(kindOf(proof, { headers: {}, body }, ['the secret'], now)).toBe('missing');
    fc.assert(
      fc.property(fc.string(), (said) => {
        expect(kindOf(proof, { headers: { ...headers, [proof.header]: said }, body }, ['the secret'], now)).not.toBe('proven');
      }),
    );
  });

  it('is believed by the secret before the present one too, and by no other', () => {
    expect(kindOf(proof, { headers, body }, ['the next one', 'the secret'], now)).toBe('proven');
    expect(kindOf(proof, { headers, body }, ['the next one'], now)).toBe('invalid');
    expect(kindOf(proof, { headers, body }, [], now)).toBe('invalid');
    const unsigned = signMessage(proof, body, [''], now);
    expect(kindOf(proof, { headers: unsigned, body }, [''], now)).toBe('invalid');
  });

  it('is stale after five minutes, before its time as well, where its scheme signs one', () => {
    const signs = proof.scheme === 'stamped-hex' || proof.scheme === 'stamped-base64';
    const at = (minutes: number) => kindOf(proof, { headers, body }, ['the secret'], now + minutes * 60_000);
    expect([at(-5), at(5)]).toEqual(['proven', 'proven']);
    expect([at(-6), at(6)]).toEqual(signs ? ['stale', 'stale'] : ['proven', 'proven']);
    // whoever guesses does not learn what time it is
    expect(kindOf(proof, { headers, body }, ['another'], now + 6 * 60_000)).toBe('invalid');
  });
});

it('two signatures of Stripe, one of each of two secrets, are one proof for whoever knows either', () => {
  const body = bytes('{}');
  const proof = proofOf('stripe');
  const headers = signMessage(proof, body, ['old', 'new'], now);
  expect(kindOf(proof, { headers, body }, ['new'], now)).toBe('proven');
  expect(kindOf(proof, { headers, body }, ['old'], now)).toBe('proven');
});

it('what names a message has letters only: hex may look like an account number, and would be masked', () => {
  const proof = proofOf('generic');
  fc.assert(
    fc.property(fc.uint8Array(), (body) => {
      const proven = proveMessage(proof, { headers: signMessage(proof, body, ['s'], now), body }, ['s'], now);
      expect(proven).toMatchObject({ kind: 'proven', signature: expect.stringMatching(/^[a-p]{64}$/) });
    }),
  );
});

describe('a message of Adyen, whose items are signed each by its fields', () => {
  const fields = { merchantAccountCode: 'TestMerchant', merchantReference: 'TestPayment-1407325143704', paymentMethod: 'visa' };
  const item = (more: object = {}) => ({
    NotificationRequestItem: {
      ...{
        pspReference: '7914073381342284',
        amount: { value: 1130, currency: 'EUR' },
        eventCode: 'AUTHORISATION',
        success: 'true',
      },
      ...{ ...fields, ...more },
    },
  });
  // the two keys and signatures of the tests of Adyen's own libraries
  const key = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056';
  const signed = (...items: object[]) => bytes(JSON.stringify(signItems(key, { live: 'false', notificationItems: items })));
  const said = (body: Uint8Array, ...keys: string[]) => kindOf(proofOf('adyen'), { headers: {}, body }, keys, now);

  it('is believed by the signatures Adyen documents', () => {
    const of = (hmacSignature: string) =>
      bytes(JSON.stringify({ notificationItems: [item({ additionalData: { hmacSignature } })] }));
    expect(said(of('coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0='), key)).toBe('proven');
    const other = 'DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00';
    expect(said(of('Ny9gS2veKo5E4w8/OL6xz1/wvT/hYkAXy1xNc/QvO4I='), other)).toBe('proven');
    expect(said(of('Ny9gS2veKo5E4w8/OL6xz1/wvT/hYkAXy1xNc/QvO4I='), key)).toBe('invalid');
  });

  it('is refused when a byte of any signed field is another, and when one item of several is not signed', () => {
    const text = new TextDecoder().decode(signed(item()));
    for (const value of [
      '7914073381342284',
      'TestMerchant',
      'TestPayment-1407325143704',
      '1130',
      'EUR',
      'AUTHORISATION',
      'true',
    ]) {
      const changed = `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`;
      expect([value, said(bytes(text.replace(value, changed)), key)]).toEqual([value, 'invalid']);
    }
    expect(said(signed(item(), item({ success: 'false' })), key)).toBe('proven');
    const [one] = JSON.parse(text).notificationItems;
    expect(said(bytes(JSON.stringify({ notificationItems: [one, item()] })), key)).toBe('invalid');
  });

  it('is missing its proof without items, and is believed by no key that is not hex', () => {
    for (const body of ['', '[]', '{"notificationItems":[]}', 'x=1']) expect(said(bytes(body), key)).toBe('missing');
    expect(said(signed(item()), 'firstsale-laptop', '')).toBe('invalid');
    expect(said(signed(item()), '00'.repeat(32), key)).toBe('proven');
  });
});

describe('a message that is a hint', () => {
  it('of Freshdesk holds the secret itself, and nothing else is believed', () => {
    const proof = proofOf('freshdesk');
    const said = (token?: string) =>
      kindOf(
        proof,
        { headers: token === undefined ? {} : { 'x-firstsale-token': token }, body: bytes('{}') },
        ['old', 'new', ''],
        now,
      );
    expect([said('old'), said('new'), said('olds'), said(''), said()]).toEqual([
      'proven',
      'proven',
      'invalid',
      'missing',
      'missing',
    ]);
  });

  it('of Mollie is proven by nothing, and one of ours by our secret alone', () => {
    const proof = proofOf('mollie');
    expect(kindOf(proof, { headers: {}, body: bytes('id=tr_1') }, [], now)).toBe('proven');
    expect(kindOf(proof, { headers: {}, body: testMessage }, ['the secret'], now)).toBe('missing');
    const headers = signMessage(proof, testMessage, ['the secret'], now);
    expect(kindOf(proof, { headers, body: testMessage }, ['the secret'], now)).toBe('proven');
    expect(kindOf(proof, { headers, body: testMessage }, ['another'], now)).toBe('invalid');
  });
});

it('the algorithm Sumsub names is used, and its SHA-1 is not believed any more', () => {
  const body = bytes('{"type":"applicantReviewed"}');
  const said = (digest: string, algorithm: string) => {
    const headers = {
      'x-payload-digest': createHmac(digest, 'the secret').update(body).digest('hex'),
      'x-payload-digest-alg': algorithm,
    };
    return kindOf(proofOf('sumsub'), { headers, body }, ['the secret'], now);
  };
  expect(said('sha256', 'HMAC_SHA256_HEX')).toBe('proven');
  expect(said('sha512', 'HMAC_SHA512_HEX')).toBe('proven');
  expect(said('sha1', 'HMAC_SHA1_HEX')).toBe('invalid');
  expect(said('sha256', 'HMAC_SHA512_HEX')).toBe('invalid');
});
