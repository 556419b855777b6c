import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Members } from '../../domain/member/members.ts';
import type { MerchantStore, PolicyReader } from '../../domain/ports.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { retentionOf } from '../../domain/privacy/kept-until.ts';
import type { Table } from '../dynamodb/table.ts';
import { accountsEraser } from './accounts-eraser.ts';
import { archiveEraser, booksEraser, exportKeys } from './apart-eraser.ts';
import { buyersEraser } from './buyers-eraser.ts';
import { filesEraser } from './files-eraser.ts';
import { itemsEraser } from './items-eraser.ts';
import { applicationEraser, heldEraser, messagesEraser, rejectedEraser } from './rows-eraser.ts';
import { sentOutEraser } from './sent-out-eraser.ts';
import { markerEraser, timelineEraser } from './timeline-eraser.ts';

interface Places {
  readonly table: Table;
  readonly merchants: MerchantStore;
  readonly members: Members;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly files: { readonly client: S3Client; readonly bucket: string };
  /** those that anything goes out to */
  readonly connectors: readonly string[];
  readonly accounts: { readonly client: CognitoIdentityProviderClient; readonly poolId: string };
}

/** DynamoDB takes a row away some days after its time: longer than any of it is late */
const lateDays = 3;

/** the eraser of every store, in the order they run: an item that names a file or an account outlives it */
export const allErasers = ({ table, merchants, members, policies, files, accounts, connectors }: Places): readonly Eraser[] => [
  filesEraser({ ...files, exports: exportKeys(table) }),
  accountsEraser(accounts.client, accounts.poolId, { merchants, members }),
  rejectedEraser(table, {
    now: table.now,
    days: async () => {
      const { years = 0, days = 0 } = retentionOf(await policies.active(), 'rejected_event', 'default');
      return 366 * years + days + lateDays;
    },
    reference: async (merchantId) => (await merchants.load(merchantId))?.merchant.externalReference,
  }),
  heldEraser(table),
  applicationEraser(table),
  messagesEraser(table),
  buyersEraser(table),
  sentOutEraser(table, connectors),
  booksEraser(table),
  markerEraser(table),
  timelineEraser(table),
  archiveEraser(table),
  itemsEraser(merchants),
];
