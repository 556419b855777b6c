/** `day` is a UTC day, `instant` ISO 8601 UTC with milliseconds, `whole` and `minor` are integers; `minor` counts minor units of the row's currency */
export type ColumnKind = 'text' | 'whole' | 'minor' | 'number' | 'instant' | 'day';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly about: string;
}
/** a value as its column's kind has it; undefined where there is none */
export type TableCell = string | number | undefined;
export type TableRow = readonly TableCell[];

const column = (name: string, kind: ColumnKind, about: string): Column => ({ name, kind, about });
const merchantId = column('merchant_id', 'text', 'joins the tables, and ends the address of the merchant in the console');
const currency = column('currency', 'text', 'ISO 4217');

/**
 * The columns of every table that is written for spreadsheets and reports. Ids, codes, amounts and instants: no name, no address, no account
 * and no text that somebody wrote, so that an erasure leaves nothing here to be found.
 */
export const tableColumns = {
  merchants: [
    merchantId,
    column('psp_client', 'text', 'the PSP client it came through, `direct` for none'),
    column('country', 'text', 'ISO 3166-1'),
    column('segment', 'text', 'as policy sorts merchants by declared volume'),
    column('lifecycle_stage', 'text', 'where it stands'),
    column('stage_since', 'instant', 'since when'),
    column('awaiting', 'text', 'who must act: merchant, operations, provider or nobody'),
    currency,
    column('declared_monthly_volume_minor', 'minor', 'as applied for'),
    column('registered_at', 'instant', 'when it was registered'),
    column('approved_at', 'instant', 'when it was approved'),
    column('first_sale_at', 'instant', 'its first sale'),
    column('last_sale_at', 'instant', 'its latest sale'),
    column('sales', 'whole', 'captured payments since it is here'),
    column('tpv_minor', 'minor', 'what they come to'),
    column('refunds', 'whole', 'refunds since it is here'),
    column('refunded_minor', 'minor', 'what they come to'),
  ],
  requirements: [
    merchantId,
    column('requirement', 'text', 'key of the catalogue, such as `bank_account` or `payment_method:pix`'),
    column('due_status', 'text', 'eventually_due, currently_due, past_due, satisfied, waived or superseded'),
    column('verification_status', 'text', 'not_submitted, pending_verification, verified or failed'),
    column('awaiting', 'text', 'who must act on it'),
    column('opened_at', 'instant', 'when it was asked for'),
    column('deadline', 'instant', 'when it is past due'),
    column('submitted_at', 'instant', 'when it was handed in last'),
    column('verified_at', 'instant', 'when it was found right'),
  ],
  tasks: [
    merchantId,
    column('task_id', 'text', 'the task'),
    column('queue', 'text', 'the team'),
    column('subject', 'text', 'what kind of thing it is about'),
    column('status', 'text', 'open, claimed, decided or cancelled'),
    column('opened_at', 'instant', 'when it was opened'),
    column('due_at', 'instant', 'its service level'),
    column('first_claimed_at', 'instant', 'when somebody took it first'),
    column('ended_at', 'instant', 'when it was decided or cancelled'),
    column('choice', 'text', 'what was decided'),
  ],
  nudges: [
    merchantId,
    column('nudge_id', 'text', 'the message'),
    column('stage', 'text', 'the stage it was sent in'),
    column('template', 'text', 'which message'),
    column('channel', 'text', 'email, slack or another'),
    column('status', 'text', 'requested, claimed, delivered or failed'),
    column('requested_at', 'instant', 'when it was decided'),
    column('delivered_at', 'instant', 'when it was handed over'),
  ],
  cases: [
    merchantId,
    column('case_id', 'text', 'the case; that of a help desk has its id'),
    column('severity', 'text', 'low, normal or high'),
    column('method', 'text', 'payment method it is about'),
    column('opened_at', 'instant', 'when it was opened'),
    column('reopened_at', 'instant', 'when it was opened again last'),
    column('closed_at', 'instant', 'when it was closed, unless it was opened again'),
    column('rating', 'whole', '1 to 5'),
  ],
  payments_by_day: [
    merchantId,
    currency,
    column('sales', 'whole', 'payments captured on the day'),
    column('tpv_minor', 'minor', 'what they come to'),
    column('refunded_minor', 'minor', 'what was refunded on the day'),
  ],
  figures: [
    column('figure', 'text', 'its place in the answer of GET /figures, such as `queues/leads/sla/met`'),
    column('value', 'number', 'its value'),
    column('as_of', 'instant', 'the instant it is of'),
  ],
} as const satisfies Readonly<Record<string, readonly Column[]>>;

export type TableName = keyof typeof tableColumns;
const isTableName = (name: string): name is TableName => Object.hasOwn(tableColumns, name);
export const tableNames: readonly TableName[] = Object.keys(tableColumns).filter(isTableName);
