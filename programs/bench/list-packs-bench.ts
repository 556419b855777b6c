import { packCount } from '../../adapters/dynamodb/keys.ts';
import { packMerchants, unpackMerchants } from '../../adapters/dynamodb/list-packs.ts';
import type { ListedMerchant } from '../../domain/listing/listed-merchant.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';

const ROUNDS = 20;
/** read units are 4 KB, write units 1 KB */
const READ = 4_096;
const WRITE = 1_024;

const cities = ['Lisboa', 'Porto', 'São Paulo', 'Berlin', 'Lyon', 'Nantes', 'Utrecht', 'Leeds'];
const trades = ['Padaria', 'Velo', 'Maison', 'Bücher', 'Ouro', 'Lumière', 'Atelier', 'Nordic'];

/** a merchant as the list shows it */
const lineOf = (n: number): ListedMerchant => ({
  merchantId: deriveMerchantId('bench', String(n)),
  legalName: `${trades[n % trades.length]} ${cities[(n >> 3) % cities.length]} ${n}`,
  externalReference: `CRM-${n}`,
  pspClient: 'direct',
  country: ['PT', 'BR', 'DE', 'FR'][n % 4] ?? 'PT',
  currency: 'EUR',
  segment: 'long_tail',
  lifecycleStage: 'care',
  awaiting: 'merchant',
  registeredAt: new Date(1.7e12 + n * 60_000).toISOString(),
  stageSince: new Date(1.71e12 + n * 60_000).toISOString(),
});

interface Kept {
  readonly lines: number;
  readonly bytes: number;
  readonly cpuMs: number;
}

/** what one change costs whoever keeps the packs, with so many merchants in all: its pack read, opened, closed and written */
export const keptAt = (merchants: number): Kept => {
  const lines = Array.from({ length: Math.ceil(merchants / packCount) }, (_, n) => lineOf(n));
  let packed = packMerchants(lines);
  const began = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) packed = packMerchants(unpackMerchants(packed));
  const { user, system } = process.cpuUsage(began);
  return { lines: lines.length, bytes: packed.byteLength, cpuMs: (user + system) / 1_000 / ROUNDS };
};

/** printed: the cost of keeping one changed merchant in the list, when no other of its pack changed in the same minute */
export function benchPacks(sizes: readonly number[] = [1_000, 100_000, 1_000_000]): void {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print('one changed merchant in the packs of the list, alone in its pack; the merchant itself is read beside it');
  print('  merchants   lines a pack   KB a pack   read units   write units   CPU ms');
  for (const merchants of sizes) {
    const { lines, bytes, cpuMs } = keptAt(merchants);
    const cells = [
      merchants,
      lines,
      (bytes / 1_024).toFixed(1),
      Math.ceil(bytes / READ),
      Math.ceil(bytes / WRITE),
      cpuMs.toFixed(2),
    ];
    const widths = [11, 15, 12, 13, 14, 9];
    print(cells.map((cell, at) => String(cell).padStart(widths[at] ?? 0)).join(''));
  }
}

if (import.meta.main) benchPacks();
