import type { Proof } from './connector.ts';
import { signatureOf, testProof } from './prove-message.ts';

/**
 * The headers a sender proves a message with.
 * @param secrets one signature each, where the scheme takes several
 * @param now epoch ms
 */
export const signMessage = (
  proof: Proof,
  body: Uint8Array,
  secrets: readonly [string, ...string[]],
  now: number,
): Readonly<Record<string, string>> => {
  switch (proof.scheme) {
    case 'stamped-hex': {
      const t = Math.floor(now / 1000);
      const signatures = secrets.map((secret) => `v1=${signatureOf(secret, `${t}.`, body).toString('hex')}`);
      return { [proof.header]: [`t=${t}`, ...signatures].join(',') };
    }
    case 'stamped-base64': {
      const stamp = new Date(now).toISOString();
      return { [proof.header]: signatureOf(secrets[0], stamp, body).toString('base64'), [proof.timestampHeader]: stamp };
    }
    case 'bare-hex':
      return { [proof.header]: signatureOf(secrets[0], '', body).toString('hex') };
    case 'token':
      return { [proof.header]: secrets[0] };
    case 'signed-items':
    case 'unproven':
      // of use to a test of ours alone: a message of theirs has its signatures inside, or none
      return { [testProof.header]: signatureOf(secrets[0], '', body).toString('hex') };
    case 'body-hex':
      return { [proof.header]: `sha256=${signatureOf(secrets[0], '', body).toString('hex')}` };
  }
};
