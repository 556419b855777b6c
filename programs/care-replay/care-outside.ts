import type { ImportedRow } from '../../domain/import/import-merchant.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { OpenOutside, Signatory } from '../../engine/outside-world.ts';
import { merchantOf } from './case-story.ts';

/** who takes the merchants of a stream in */
export const importer: Signatory & { readonly name: string } = { id: 'care-replay', name: 'The replay', roles: ['lead'] };
export const importPath = '/imports';

export const merchantIdOf = (incident: string): string => deriveMerchantId('direct', merchantOf(incident));

const merchant = (reference: string): Omit<ImportedRow, 'pspClient'> => ({
  ...{ reference, legalName: `Requester ${reference}`, legalEntityType: 'company', country: 'GB' },
  ...{ currency: 'GBP', timeZone: 'Europe/London', locale: 'en-GB', mcc: '5462', paymentMethods: ['card'], contact: {} },
});
/** what is posted to take the merchant of a case in */
export const importBody = (reference: string) => ({
  rows: [{ line: 1, merchant: merchant(reference) }],
  reason: 'its cases are replayed',
  dryRun: false,
});

export class NotTakenIn extends Error {
  override readonly name = 'NotTakenIn';
}

/** nobody but whoever takes the merchant in, at the first instant: a stream tells what people did about its cases */
export const careOutside =
  (from: number): OpenOutside =>
  ({ diary, events, post }) => {
    const [first] = events;
    if (first !== undefined) diary.add({ at: from, kind: 'import', payload: null });
    return {
      notice: () => undefined,
      perform: async () => {
        if (first === undefined) return;
        const { status, body } = await post(importer, importPath, importBody(first.subject), `import ${first.subject}`);
        if (status >= 300) throw new NotTakenIn(`${first.subject} could not be taken in: ${JSON.stringify(body)}`);
      },
    };
  };
