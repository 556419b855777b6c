import type { Snapshot } from '../model/snapshot.ts';
import type { Screened } from './screen-names.ts';

/** whom a merchant brings along to be screened: its own names, and its people */
export const screenedOf = (snapshot: Snapshot): readonly Screened[] => {
  const { merchant } = snapshot;
  const alone = merchant.legalEntityType === 'individual' || merchant.legalEntityType === 'sole_proprietor';
  const names = [merchant.legalName, ...(merchant.tradingName === undefined ? [] : [merchant.tradingName])];
  return [
    ...names.map((name): Screened => ({ id: merchant.merchantId, name, kind: alone ? 'person' : 'entity' })),
    ...snapshot.persons.map((one): Screened => ({ id: one.id, name: one.name, kind: 'person' })),
  ];
};
