import type { AwaitedPayouts, TakenFiles } from '../../../domain/intake/settlement-ports.ts';
import { none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'money.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly files: Pick<TakenFiles, 'newest'>;
  readonly payouts: Pick<AwaitedPayouts, 'unpaid' | 'paid'>;
}

/** what a screen shows of each */
const SHOWN = 50;

/** settlement files as they came, and payouts that follow from them */
export const handle =
  ({ files, payouts }: Needs) =>
  async () => {
    const [newest, unpaid, paid] = await Promise.all([files.newest(SHOWN), payouts.unpaid(SHOWN), payouts.paid(SHOWN)]);
    return { files: [...newest], unpaid: [...unpaid], paid: [...paid] };
  };
