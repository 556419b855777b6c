import { dueShard } from '../../domain/due/due-shard.ts';
import type { CaseMessage } from '../../domain/model/case-message.ts';
import { dueAtOf, type Item, type ItemKind, isApart } from '../../domain/model/item.ts';
import type { RejectedPlace } from '../../domain/model/rejected-event.ts';
import { listKeysOf } from './list-keys.ts';

/**
 * Every key string of the table is made here, those of its list indexes in list-keys.ts, of people and of payments by their id in keys-apart.ts.
 *
 * | access pattern                                   | index | partition key                     | sort key                          |
 * |--------------------------------------------------|-------|-----------------------------------|-----------------------------------|
 * | all state of one merchant, consistently          | table | `M#<merchantId>`                  | all                               |
 * | one item of a merchant                           | table | `M#<merchantId>`                  | `<KIND>#<id>`, `MERCHANT`         |
 * | finished items of a merchant, out of use         | table | `A#<merchantId>`                  | `<KIND>#<id>`                     |
 * | messages of a case, in order                     | table | `C#<merchantId>`                  | `<caseId>#<n>`                    |
 * | timeline of a merchant, a page at a time         | table | `T#<merchantId>`                  | `<at>#<entryId>`                  |
 * | was this inbound event taken in                  | table | `T#<merchantId>`                  | `EVENT#<eventId>`                 |
 * | payments of a merchant in one hour, or all       | table | `P#<merchantId>`                  | `<hour>#<part>`                   |
 * | files made for a merchant, by the instant asked   | table | `B#<merchantId>`                  | `EXPORT#<instant>~<part of the request>` |
 * | payouts of a merchant, by day                     | table | `B#<merchantId>`                  | `PAYOUT#<day>~<id>`               |
 * | attempts to pay that failed, by day              | table | `F#<merchantId>`                  | `<day>#<part>`                    |
 * | whose payment or refund an id is                | table | `N#<id hash>`                     | `<merchantId>`                    |
 * | what was given back of one sale                  | table | `R#<merchantId>`                  | `<id hash of the sale>`           |
 * | payments held until approval                     | table | `H#<merchantId>`                  | `<paymentId>`                     |
 * | an application a run was started with           | table | `APPLICATION#<merchantId>`        | `<fingerprint>`                   |
 * | what teams have of a queue; moves of shares      | table | `TEAMS`                           | `QUEUE#<queue>`, `ENTRY#<at>#<id>`, `KEY#<key>` |
 * | rejected events of a day                         | table | `REJECTED#<day>#<0-7>`            | `<at>#<id>`                       |
 * | what was told of a case without a merchant; whose | table | `UNMATCHED`                     | `CASE#<case>#<at>#<hash>`, `MATCH#<case>` |
 * | one policy version, the active one, a key's      | table | `POLICY`                          | `V#<version>`, `ACTIVE`, `MOVE`, `KEY#<key>` |
 * | proposed versions, by what they are based on      | table | `POLICY`                          | `PROPOSAL#<basedOn>#<version>`    |
 * | comments on proposals, by what those are based on | table | `POLICY`                          | `COMMENT#<basedOn>#<key>`         |
 * | when a version became active again, and why       | table | `POLICY`                          | `AGAIN#<version>#<at>`            |
 * | which screening lists count; when each was loaded | table | `SCREENING`                     | `CURRENT`, `AGAIN`, `LOADED#<at>#<key>` |
 * | names of one version of a screening list         | table | `SCREENING#<key>#<version>`       | `PART#<part>`                     |
 * | reference rates that count                       | table | `RATES`                           | `CURRENT`                         |
 * | replays of dead letters: by whom last, by key    | table | `REPLAYS`                         | `LAST#<queue>`, `KEY#<queue>#<key>` |
 * | was this delivery of a connector taken in        | table | `DELIVERY#<connector>#<delivery>` | `DELIVERY`                        |
 * | counts and last messages of a connector          | table | `CONNECTION#<connector>`          | `STATE`                           |
 * | what a connector sent, by our event              | table | `CONNECTION#<connector>`          | `OUT#<hash of the event>`         |
 * | changes a connector made within a minute         | table | `CONNECTION#<connector>`          | `CHANGES#<minute>`                |
 * | what waits to be sent                            | table | `CONNECTION#<connector>#WAITING`  | `OUT#<hash of the event>`         |
 * | what a colleague will be mailed, and their choice | table | `DIGEST#<person>`                  | `BOX`                             |
 * | all outages; what was done about one; a key's answer | table | `OUTAGES`                       | `BOOK`, `ENTRY#<at>#<id>`, `KEY#<key>` |
 * | published shifts                                     | table | `PLANS`                         | `PLAN#<week>#<id>`                     |
 * | a plan somebody asked for                        | table | `PLAN-JOBS`                       | `JOB#<id>`                        |
 * | when a person was here, and what they follow     | table | `DIGEST#<person>`                 | `VISITS`                          |
 * | the policy a person is writing                   | table | `DIGEST#<person>`                 | `DRAFT`                           |
 * | codes sent to an address, and tries at them      | table | `SIGNIN#<hash of the address>`    | `ATTEMPT`                         |
 * | figures by the instant they are of, newest first | table | `FIGURES`                  | `AT#<asOf>`                    |
 * | parts of a rollup under way                      | table | `FIGURES`                  | `PART#<asOf>#<parts>#<part>`   |
 * | tables that were written, by day                 | table | `FIGURES`                  | `TABLES#<day>#<part>`          |
 * | figures of a part of the merchants               | table | `FIGURES`                  | `CUT#<asOf>#<part>`, `CUTPART#<asOf>#<parts>#<part>#<n>` |
 * | what came of every queue on a day, by hour; how the day was seen | table | `VOLUMES#<day>`     | `HOUR#<queue>#<hour>`, `SEEN#<hour>` |
 * | days of a queue                                  | table | `VOLUME-DAYS#<queue>`      | `<day>`                        |
 * | what was expected on an evening; what people expect instead | table | `FORECASTS`          | `MADE#<day>`, `OVERRIDE#<day>#<at>#<id>` |
 * | alerts of colleagues, and their history          | table | `WATCHES`                  | `RULE#<id>`, `ENTRY#<at>#<id>` |
 * | who is away in a week                            | table | `ABSENCES`                 | `WEEK#<Monday>`                |
 * | tasks of a queue by service level                | gsi1  | `QUEUE#<queue>#<open or done>`    | `<slaDueAt>#<merchantId>#<id>`    |
 * | open cases by the clock that is due next         | gsi1  | `CASES#open`                      | `<dueAt>#<merchantId>#<id>`       |
 * | erasures, by when they were asked for            | gsi1  | `ERASURES`                        | `<askedAt>#<merchantId>`          |
 * | tasks of a person by service level               | gsi2  | `MINE#<person>`                   | `<slaDueAt>#<merchantId>#<id>`    |
 * | merchants somebody may sign in for                | gsi2  | `USER#<e-mail>`                   | `<merchantId>`                    |
 * | merchants that have an account, or asked for it  | gsi2  | `ACCOUNT#<fingerprint>`           | `<merchantId>#<item>`             |
 * | merchants that applied by a merchant's link       | gsi2  | `REFERRER#<merchantId>`           | `<registeredAt>#<merchantId>`     |
 * | what is due                                      | due   | `<shard>`                         | `<dueAt>`                         |
 * | which merchants changed since an instant         | changes | `<shard 0-3>`                   | `<changedAt>`                     |
 * | the list of merchants, packed (docs/adr/0047)    | table | `LIST#<0-7>`                      | `PACK#<000-511>`                  |
 * | up to when the packs know of changes             | table | `LIST`                            | `MANIFEST`                        |
 *
 * What an index costs: `due` and `gsi2` hold an item only while it is due or claimed, members and accounts of a merchant, and merchants that one of ours referred; `gsi1` holds tasks; `changes` holds one timeline
 * entry of each commit that a list could show, keys only: one write unit a commit, never moved again, none for payments and nudges.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

type IndexKeys = Readonly<Record<string, string>>;

export const indexes = { lists: 'gsi1', mine: 'gsi2', due: 'due', changes: 'changes' } as const;

export const merchantPartition = (merchantId: string): string => `M#${merchantId}`;
export const itemKey = (merchantId: string, kind: ItemKind, id: string): Key => ({
  pk: merchantPartition(merchantId),
  sk: kind === 'merchant' ? 'MERCHANT' : `${kind.toUpperCase()}#${id}`,
});

export const archivePartition = (merchantId: string): string => `A#${merchantId}`;
/** the books: what is kept apart from the beginning */
export const booksPartition = (merchantId: string): string => `B#${merchantId}`;
/** where an item goes that is out of use, or kept apart */
export const archiveKey = (merchantId: string, kind: ItemKind, id: string): Key => ({
  ...itemKey(merchantId, kind, id),
  pk: isApart({ kind }) ? booksPartition(merchantId) : archivePartition(merchantId),
});

export const casePartition = (merchantId: string): string => `C#${merchantId}`;
export const caseMessageKey = ({ merchantId, caseId, n }: Pick<CaseMessage, 'merchantId' | 'caseId' | 'n'>): Key => ({
  pk: casePartition(merchantId),
  sk: `${caseId}#${String(n).padStart(4, '0')}`,
});
/** all messages of a case: `#` begins their numbers, `$` comes right after it */
export const caseMessageRange = (caseId: string): { readonly from: string; readonly to: string } => ({
  from: `${caseId}#`,
  to: `${caseId}$`,
});

export const timelinePartition = (merchantId: string): string => `T#${merchantId}`;
export const timelineKey = (merchantId: string, at: string, entryId: string): Key => ({
  pk: timelinePartition(merchantId),
  sk: `${at}#${entryId}`,
});
/** entries begin with a digit (an ISO instant), markers with a letter: a range keeps them apart */
export const timelineRange = { from: '0', to: ':' } as const;
export const eventMarkerKey = (merchantId: string, eventId: string): Key => ({
  pk: timelinePartition(merchantId),
  sk: `EVENT#${eventId}`,
});

export const bucketPartition = (merchantId: string): string => `P#${merchantId}`;
export const bucketKey = (merchantId: string, hour: string, part: number): Key => ({
  pk: bucketPartition(merchantId),
  sk: `${hour}#${String(part).padStart(6, '0')}`,
});
/** all parts of an hour: `#` begins them, `$` comes right after it */
export const bucketRange = (hour: string): { readonly from: string; readonly to: string } => ({
  from: `${hour}#`,
  to: `${hour}$`,
});
export const refundedSaleKey = (merchantId: string, saleHash: string): Key => ({ pk: `R#${merchantId}`, sk: saleHash });
export const heldPartition = (merchantId: string): string => `H#${merchantId}`;
export const heldKey = (merchantId: string, paymentId: string): Key => ({ pk: heldPartition(merchantId), sk: paymentId });

export const applicationKey = (merchantId: string, id: string): Key => ({ pk: `APPLICATION#${merchantId}`, sk: id });

/** a sender gone wrong has all of its events refused at once: eight thousand writes a second */
const rejectedShards = 8;
/** where rejected events of a day lie; the first is that of tables older than the shards, and takes no new ones */
export const rejectedPartitions = (day: string): readonly string[] => [
  `REJECTED#${day}`,
  ...Array.from({ length: rejectedShards }, (_, shard) => `REJECTED#${day}#${shard}`),
];
export const rejectedKey = ({ at, id, content }: RejectedPlace): Key => ({
  pk: `REJECTED#${at.slice(0, 10)}#${textHash(id) % rejectedShards}`,
  sk: content === undefined ? `${at}#${id}` : `${at}#${id}#${content}`,
});
export const oldRejectedKey = ({ at, id }: RejectedPlace): Key => ({ pk: `REJECTED#${at.slice(0, 10)}`, sk: `${at}#${id}` });

export const policyPartition = 'POLICY';
export const policyVersionPrefix = 'V#';
export const policyKey = (version: string): Key => ({ pk: policyPartition, sk: `${policyVersionPrefix}${version}` });
export const activePolicyKey: Key = { pk: policyPartition, sk: 'ACTIVE' };
/** the latest publication that merchants in flight follow */
export const policyMoveKey: Key = { pk: policyPartition, sk: 'MOVE' };
export const policyWishKey = (key: string): Key => ({ pk: policyPartition, sk: `KEY#${key}` });

export const proposalPrefix = (basedOn: string): string => `PROPOSAL#${basedOn}#`;
export const proposalKey = (basedOn: string, version: string): Key => ({
  pk: policyPartition,
  sk: `${proposalPrefix(basedOn)}${version}`,
});

export const commentPrefix = (basedOn: string): string => `COMMENT#${basedOn}#`;
export const commentKey = (basedOn: string, key: string): Key => ({ pk: policyPartition, sk: `${commentPrefix(basedOn)}${key}` });
export const againPrefix = 'AGAIN#';
export const againKey = (version: string, at: string): Key => ({ pk: policyPartition, sk: `${againPrefix}${version}#${at}` });

export const currentRatesKey: Key = { pk: 'RATES', sk: 'CURRENT' };

export const currentListsKey: Key = { pk: 'SCREENING', sk: 'CURRENT' };
export const screeningAgainKey: Key = { pk: 'SCREENING', sk: 'AGAIN' };
export const loadedListPrefix = 'LOADED#';
export const loadedListKey = (at: string, key: string): Key => ({ pk: 'SCREENING', sk: `${loadedListPrefix}${at}#${key}` });
export const screeningPartition = (key: string, version: string): string => `SCREENING#${key}#${version}`;
export const screeningPartKey = (key: string, version: string, part: number): Key => ({
  pk: screeningPartition(key, version),
  sk: `PART#${String(part).padStart(4, '0')}`,
});

export const replaysPartition = 'REPLAYS';
export const lastReplayPrefix = 'LAST#';
export const lastReplayKey = (queue: string): Key => ({ pk: replaysPartition, sk: `${lastReplayPrefix}${queue}` });
export const replayOrderKey = (queue: string, key: string): Key => ({ pk: replaysPartition, sk: `KEY#${queue}#${key}` });

export const figuresPartition = 'FIGURES';
export const figuresPrefix = 'AT#';
export const figuresKey = (asOf: string): Key => ({ pk: figuresPartition, sk: `${figuresPrefix}${asOf}` });
/** figures of some merchants, by what they are of: `country/BR` */
export const figuresCutKey = (asOf: string, cut: string): Key => ({ pk: figuresPartition, sk: `CUT#${asOf}#${cut}` });
export const figuresCutPartPrefix = (asOf: string, parts: number): string => `CUTPART#${asOf}#${parts}#`;
export const figuresCutPartKey = (asOf: string, parts: number, cut: string, part: number): Key => ({
  pk: figuresPartition,
  sk: `${figuresCutPartPrefix(asOf, parts)}${cut}#${part}`,
});
export const figuresPartPrefix = (asOf: string, parts: number): string => `PART#${asOf}#${parts}#`;
export const figuresPartKey = (asOf: string, parts: number, part: number): Key => ({
  pk: figuresPartition,
  sk: `${figuresPartPrefix(asOf, parts)}${part}`,
});

/** spreads ids that somebody else chose. FNV-1a, 32 bits */
const textHash = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** a merchantId is a hash already: its first hex digits spread evenly over any number */
const spread = (merchantId: string, over: number): number => Number.parseInt(merchantId.slice(2, 10), 16) % over;

/** four thousand commits a second */
export const changeShards = ['0', '1', '2', '3'] as const;
/** on the timeline entry that tells of a change of what lists show; `changedAt` is when it was written, not when it happened */
export const changeAttributes = (merchantId: string, changedAt: string): IndexKeys => ({
  changeShard: changeShards[spread(merchantId, changeShards.length)] ?? changeShards[0],
  changedAt,
});
/** the shards in which changes of a part of the packs may lie: both follow from the same hash, so a part of four reads one */
export const changeShardsOf = (part: number, parts: number): readonly string[] => {
  const packs = Array.from({ length: packCount }, (_, pack) => pack).filter((pack) => pack % parts === part);
  const shards = new Set(packs.map((pack) => pack % changeShards.length));
  return changeShards.filter((_, shard) => shards.has(shard));
};
/** kinds of item that a line of the list is made from */
export const listedKinds: ReadonlySet<ItemKind> = new Set(['merchant', 'requirement', 'task', 'ladder', 'payment_method']);

/** enough that a pack of a hundred thousand merchants is small, and that one change rewrites little */
export const packCount = 512;
const listPartitions = 8;
export const packOf = (merchantId: string): number => spread(merchantId, packCount);
export const listPartitionKeys: readonly string[] = Array.from({ length: listPartitions }, (_, at) => `LIST#${at}`);
export const packKey = (pack: number): Key => ({
  pk: `LIST#${pack % listPartitions}`,
  sk: `PACK#${String(pack).padStart(3, '0')}`,
});
export const manifestKey: Key = { pk: 'LIST', sk: 'MANIFEST' };

export const dueShardKeys = (shards: number): readonly string[] => Array.from({ length: shards }, (_, shard) => String(shard));

/** table and index attributes of an item; index attributes are absent where the item has no business in the index */
export const attributesOf = (item: Item, dueShards: number): IndexKeys => ({
  ...itemKey(item.merchantId, item.kind, item.id),
  ...listKeysOf(item),
  ...(dueAtOf(item) === undefined ? {} : { dueShard: dueShard(item.merchantId, dueShards) }),
});
