import { createHash } from 'node:crypto';
import type { Principal } from '../contract.ts';
import { header, type WireRequest } from './wire.ts';

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

const ROOT: Principal = { kind: 'root' };

interface Issued {
  readonly principal: Principal;
  readonly credentials: RoleCredentials;
}

/**
 * Who signs with which access key. The signature of a request is not checked: a laptop's loopback interface has one user, who is root
 * anyway. What is signed to be handed on to others is: an address or a form with the key of a role.
 */
export class Credentials {
  readonly #issued = new Map<string, Issued>();

  /** credentials by which the gateway recognises the role again; the same for the same role and session */
  issue(roleArn: string, sessionName: string): RoleCredentials {
    const digest = createHash('sha256').update(`${roleArn}\n${sessionName}`).digest();
    const accessKeyId = `ASIA${[...digest.subarray(0, 16)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte & 31)).join('')}`;
    const secretAccessKey = digest.toString('base64').slice(0, 40);
    const credentials = { accessKeyId, secretAccessKey, sessionToken: digest.toString('hex') };
    this.#issued.set(accessKeyId, { principal: { kind: 'role', roleArn, sessionName }, credentials });
    return credentials;
  }

  /** undefined for a key the laptop never issued */
  known(accessKeyId: string): Issued | undefined {
    return this.#issued.get(accessKeyId);
  }

  /** the role whose key signed the request; anybody else is the developer at the keyboard */
  principalOf(request: WireRequest): Principal {
    const { accessKeyId } = signatureOf(request);
    return (accessKeyId === undefined ? undefined : this.known(accessKeyId)?.principal) ?? ROOT;
  }
}

/** signed in its query: an address that somebody may have been given */
export const isPresigned = (request: WireRequest): boolean => typeof request.query['X-Amz-Credential'] === 'string';

/** access key and service of a signature version 4, in the header or, presigned, in the query */
export function signatureOf(request: WireRequest): { readonly accessKeyId?: string; readonly service?: string } {
  const presigned = request.query['X-Amz-Credential'];
  const scope =
    typeof presigned === 'string'
      ? presigned
      : /^AWS4-[^ ]+ +Credential=([^,\s]+)/.exec(header(request, 'authorization') ?? '')?.[1];
  if (scope === undefined) return {};
  const parts = scope.split('/');
  const accessKeyId = parts[0] ?? '';
  // key/date/region/service/aws4_request, without the region for signature version 4a
  const service = parts.at(-2);
  return service === undefined ? { accessKeyId } : { accessKeyId, service };
}
