/** part of the one table that may be written apart from the others */
export type TablePlace = {
  /** partition keys, `*` for any ending; adapters/dynamodb/keys.ts makes them */
  readonly keys: readonly string[];
  /** only inside a transaction: what is written there is written with its timeline entry, or not at all */
  readonly together?: true;
};

// whoever opens or ends a task counts it for its team
const merchant = ['M#*', 'T#*', 'A#*', 'B#*', 'C#*', 'TEAMS'];

/**
 * Where a role may write. Nobody may change or take away what is in `T#`: timelines are added to, in a transaction and no other way.
 * IAM asks for the partition key (`dynamodb:LeadingKeys`) and for the call around an item (`dynamodb:EnclosingOperation`), as in "Using IAM
 * with DynamoDB transactions" of the DynamoDB developer guide. It cannot ask for a condition of a write (docs/adr/0057).
 */
export const tablePlaces = {
  records: { keys: merchant, together: true },
  'records-and-payments': { keys: [...merchant, 'P#*', 'R#*'], together: true },
  merchants: { keys: ['M#*'], together: true },
  held: { keys: ['H#*'] },
  'payment-places': { keys: ['N#*'] },
  'failed-attempts': { keys: ['F#*'] },
  applications: { keys: ['APPLICATION#*'] },
  policies: { keys: ['POLICY'], together: true },
  rejected: { keys: ['REJECTED#*'] },
  unmatched: { keys: ['UNMATCHED'] },
  lists: { keys: ['LIST', 'LIST#*'] },
  figures: { keys: ['FIGURES'] },
  replays: { keys: ['REPLAYS'] },
  digests: { keys: ['DIGEST#*'] },
  outages: { keys: ['OUTAGES'], together: true },
  plans: { keys: ['PLANS'] },
  volumes: { keys: ['VOLUMES#*'] },
  forecasts: { keys: ['FORECASTS', 'VOLUME-DAYS#*', 'VOLUMES#*'] },
  'desk-notes': { keys: ['WATCHES', 'FORECASTS', 'ABSENCES'] },
  watches: { keys: ['WATCHES'], together: true },
  screening: { keys: ['SCREENING', 'SCREENING#*'] },
  'plan-jobs': { keys: ['PLAN-JOBS'] },
  'sign-ins': { keys: ['SIGNIN#*'] },
  deliveries: { keys: ['DELIVERY#*'] },
  connections: { keys: ['CONNECTION#*'] },
  'money-packs': { keys: ['MONEY#*'] },
  settlements: { keys: ['SETTLEMENTS'] },
} as const satisfies Readonly<Record<string, TablePlace>>;

const isTablePlace = (place: string): place is keyof typeof tablePlaces => Object.hasOwn(tablePlaces, place);

/** what stands behind each of its parts is the table: a part is a condition, not a resource */
export const asTable = <Behind>(table: Behind): Readonly<Record<keyof typeof tablePlaces, Behind>> => ({
  ...{ records: table, 'records-and-payments': table, merchants: table, held: table, applications: table },
  ...{ policies: table, rejected: table, lists: table, figures: table, replays: table, 'sign-ins': table, digests: table },
  ...{
    'payment-places': table,
    'failed-attempts': table,
    outages: table,
    plans: table,
    screening: table,
    'plan-jobs': table,
    unmatched: table,
  },
  ...{ volumes: table, forecasts: table, 'desk-notes': table, watches: table },
  ...{ deliveries: table, connections: table, 'money-packs': table, settlements: table },
});

/** undefined for a place that is no part of the table */
export const tablePlaceOf = (place: string): TablePlace | undefined => (isTablePlace(place) ? tablePlaces[place] : undefined);

/** conditions that IAM checks before a write to this part; a call without a partition key never meets them */
export const conditionsOf = ({ keys, together }: TablePlace): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
  ...(together && { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } }),
});
