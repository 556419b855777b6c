import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Proof } from '../../connectors/connector.ts';
import { proveMessage } from '../../connectors/prove-message.ts';
import { connectors } from '../../connectors/registry.ts';
import { signMessage } from '../../connectors/sign-message.ts';

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

describe.each(connectors.flatMap(({ id, incoming }) => (incoming === undefined ? [] : [[id, incoming.proof] as const])))(
  'a message to %s',
  (_id, proof) => {
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
      const signs = proof.scheme !== 'body-hex';
      const at = (minutes: number) => kindOf(proof, { headers, body }, ['the secret'], now + minutes * 60_000);
      expect([at(-5), at(5)]).toEqual(['proven', 'proven']);
      expect([at(-6), at(6)]).toEqual(signs ? ['stale', 'stale'] : ['proven', 'proven']);
      // whoever guesses does not learn what time it is
      expect(kindOf(proof, { headers, body }, ['another'], now + 6 * 60_000)).toBe('invalid');
    });
  },
);

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
