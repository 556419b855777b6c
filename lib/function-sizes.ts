export type Size = {
  /** processor grows with memory: 1,769 MB are one whole core */
  readonly memoryMb: number;
  /** of each of its handlers: what needs another one belongs into another function */
  readonly timeoutSeconds: number;
  /** why these two */
  readonly why: string;
};

const oneMerchant =
  'one merchant is read, decided on and written in one transaction: tens of milliseconds, and 30 s leave the SDK its five attempts';
const oneRequest = 'one read or write of milliseconds; a person who waits longer than 15 s has sent it again';

/** every Lambda function there is. What needs other grants, another size or a place of its own in the account's concurrency is another one (docs/adr/0036) */
export const functionSizes = {
  steps: { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'steps-screening': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: `${oneMerchant}; apart because its libraries of identifiers and names would slow the start of every other step`,
  },
  'steps-removing': { memoryMb: 512, timeoutSeconds: 30, why: `${oneMerchant}; apart because it alone may delete items` },
  'park-run': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: `${oneMerchant}; apart because it alone may answer runs, and every wait of every run goes through it`,
  },

  'start-playbook': { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'record-fact': { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'aggregate-payments': {
    memoryMb: 1024,
    timeoutSeconds: 60,
    why: 'a batch is up to a thousand payments of many merchants, unpacked, counted and packed again',
  },
  'publish-timeline': { memoryMb: 512, timeoutSeconds: 30, why: 'up to a hundred entries are put on the bus, ten a call' },
  'resume-run': { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'detect-stalls': {
    memoryMb: 512,
    timeoutSeconds: 300,
    why: 'pages of 500 references, shard after shard: five minutes are two hundred thousand due items of one hour',
  },
  'handle-due': { memoryMb: 512, timeoutSeconds: 30, why: `up to ten items of the queue; of each, ${oneMerchant}` },
  'roll-up-figures': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    why: 'a whole core and a quarter of an hour: a hundred thousand merchants a part',
  },

  'deliver-email': { memoryMb: 512, timeoutSeconds: 30, why: 'up to ten messages; SES answers each within a second' },
  'publish-console': { memoryMb: 512, timeoutSeconds: 120, why: 'puts a few hundred files into the bucket, sixteen at a time' },

  'list-merchants': {
    memoryMb: 1769,
    timeoutSeconds: 29,
    why: 'it keeps all merchants in memory between requests, and a processor that sorts them at once; 29 s is what the gateway waits',
  },
  'api-read': { memoryMb: 512, timeoutSeconds: 15, why: oneRequest },
  'api-work': { memoryMb: 512, timeoutSeconds: 15, why: oneRequest },
  'api-lead': { memoryMb: 512, timeoutSeconds: 15, why: `${oneRequest}; apart because it may ask who there is and delete items` },
  'api-policy': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}; a policy of 60 KB is checked, compared and put in sentences`,
  },
  'operations-look': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}; apart because it may ask Step Functions and read dead letters`,
  },
  'operations-act': {
    memoryMb: 512,
    timeoutSeconds: 29,
    why: 'dead letters are put on the bus one by one, as many as fit into what the gateway waits: 29 s',
  },
} as const satisfies Readonly<Record<string, Size>>;

export type FunctionName = keyof typeof functionSizes;
