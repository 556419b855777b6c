import * as z from 'zod';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { documentOf } from '../../domain/policy/version.ts';
import type { Laptop } from '../../world/laptop.ts';

const publishers = ['replay', 'replay-second'].map((id) => ({ id, name: 'The replay', roles: ['admin'] }));
const outcome = z.looseObject({ kind: z.enum(['published', 'proposed']) });

/** what loosens an approval or a risk rule takes the second of two people */
export async function publishOver(laptop: Laptop, policy: Policy, basedOn: string): Promise<void> {
  for (const one of publishers) {
    const wish = { policy: documentOf(policy), basedOn, reason: 'replay under another policy' };
    const { status, body } = await laptop.cloud.kernel.request('publish the policy', () =>
      laptop.post(one, '/policy', wish, `policy of the replay, ${one.id}`),
    );
    if (status >= 300) throw new Error(`the policy was not published: ${JSON.stringify(body)}`);
    if (outcome.parse(body).kind === 'published') return;
  }
  throw new Error('the policy is still a proposal after two people wanted it');
}
