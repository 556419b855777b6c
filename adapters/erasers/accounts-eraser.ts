import {
  AdminDeleteUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Members } from '../../domain/member/members.ts';
import type { MerchantStore } from '../../domain/ports.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { calling } from '../aws/service-failure.ts';

interface Known {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly members: Pick<Members, 'everyOf'>;
}

/** accounts of those who signed in for the merchant, and for no other */
export const accountsEraser = (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  { merchants, members }: Known,
): Eraser => {
  const addresses = async (merchantId: string): Promise<readonly string[]> => {
    const all = (await merchants.load(merchantId))?.members ?? [];
    const alone = await Promise.all(
      all.map(async ({ id }) => ((await members.everyOf(id)).every((one) => one.merchantId === merchantId) ? [id] : [])),
    );
    return alone.flat();
  };
  return {
    store: 'accounts',
    count: async (merchantId, kinds) => [
      { store: 'accounts', data: 'contact', records: kinds.has('contact') ? (await addresses(merchantId)).length : 0 },
    ],
    erase: async (merchantId, kinds) => {
      if (!kinds.has('contact')) return;
      for (const Username of await addresses(merchantId)) {
        try {
          await calling('cognito', () => client.send(new AdminDeleteUserCommand({ UserPoolId, Username })));
        } catch (error) {
          // never signed in, or gone already
          if (!(error instanceof UserNotFoundException)) throw error;
        }
      }
    },
  };
};
