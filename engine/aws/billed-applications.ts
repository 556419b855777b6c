import { of, type World } from '../../adapters/memory/world.ts';
import type { Applications } from '../../domain/ports.ts';
import type { Meter } from '../meter.ts';
import type { BilledRows } from './billed-rows.ts';
import type { TableBill } from './table-bill.ts';

interface Billing {
  readonly world: World;
  readonly bill: TableBill;
  readonly rows: BilledRows;
  readonly meter: Meter;
}

/** applications that started a run, with every request counted */
export const billedApplications = ({ world, bill, rows, meter }: Billing, shelf: Applications): Applications => ({
  keep: async (merchantId, id, application, until) => {
    meter.called();
    const row = rows.application(merchantId, id, application);
    if (of(world.applications, merchantId).has(id)) bill.refused(row, row, 1);
    else bill.wrote(undefined, row, 1);
    await shelf.keep(merchantId, id, application, until);
  },
  get: async (merchantId, id) => {
    meter.called();
    const found = await shelf.get(merchantId, id);
    bill.read(found === undefined ? 0 : rows.application(merchantId, id, found).size);
    return found;
  },
});
