export type Size = {
  /** processor grows with memory: 1,769 MB are one whole core */
  readonly memoryMb: number;
  /** of each of its handlers: what needs another one belongs into another function */
  readonly timeoutSeconds: number;
  /** why these two */
  readonly why: string;
};

const oneMerchant =
  'a call reads one merchant, decides and writes one transaction within tens of milliseconds; 30 s leave room for every attempt of the SDK';
const oneRequest = 'a request takes milliseconds; after 15 s a person has sent it again';

/** every Lambda function there is. What needs other grants, another size or a place of its own in the account's concurrency is another one (docs/adr/0036) */
export const functionSizes = {
  steps: { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'steps-screening': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: `${oneMerchant}. Apart, because its libraries of identifiers and names would slow the start of every other step`,
  },
  'steps-removing': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: `${oneMerchant}. Apart, because of the steps it alone may delete items, beside park-run`,
  },
  'steps-refusing': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: `${oneMerchant}. Apart, because of the steps it alone may put what it refuses on the list a person reads`,
  },
  'park-run': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: `${oneMerchant}. Apart, because of the steps it alone may answer runs, and every wait goes through it`,
  },

  'start-playbook': { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'record-fact': { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'aggregate-payments': {
    memoryMb: 1024,
    timeoutSeconds: 60,
    why: 'a batch is up to a thousand payments of many merchants, which are unpacked, counted and packed again',
  },
  'publish-timeline': { memoryMb: 512, timeoutSeconds: 30, why: 'a batch is up to a hundred entries, put on the bus ten a call' },
  'resume-run': { memoryMb: 512, timeoutSeconds: 30, why: oneMerchant },
  'detect-stalls': {
    memoryMb: 512,
    timeoutSeconds: 300,
    why: 'pages of 500 references, shard after shard: five minutes are two hundred thousand due items of one hour',
  },
  'handle-due': { memoryMb: 512, timeoutSeconds: 30, why: `a batch is up to ten items; for each, ${oneMerchant}` },
  'erase-persons': {
    memoryMb: 512,
    timeoutSeconds: 900,
    why: 'the timeline of a merchant of ten years is read and written row by row; what is left after 15 minutes goes on within the hour. Apart, because it alone may change what is on record',
  },
  'keep-lists': {
    memoryMb: 512,
    timeoutSeconds: 60,
    why: 'some thousand changed merchants are read and written into their packs, a few hundred at a time',
  },
  'roll-up-figures': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    why: 'a part is about a hundred thousand merchants: a whole core, and the longest time Lambda gives',
  },

  'deliver-email': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: 'a batch is up to ten messages, and SES answers each within a second',
  },
  'receive-message': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: 'a message is proven and queued within milliseconds; senders wait ten seconds. Apart, because it is open to anybody and knows secrets',
  },
  'take-messages': {
    memoryMb: 512,
    timeoutSeconds: 30,
    why: 'a batch is up to ten messages, mapped within milliseconds and put on the bus; thirty seconds leave room for every attempt of the SDK',
  },
  'merchant-sign-in': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it is open to anybody, and it alone may make accounts of members`,
  },
  'merchant-letter': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it is open to anybody who holds a letter, and writes`,
  },
  'merchant-session': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it is open to anybody and needs no right at all: a session is renewed by its cookie`,
  },
  'merchant-look': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because nobody outside may write by looking`,
  },
  'merchant-books': {
    memoryMb: 1769,
    timeoutSeconds: 29,
    why: 'insights unpack up to two hundred thousand sales with a whole core, within two seconds. Apart, so that no long read keeps the first screen waiting',
  },
  'merchant-upload': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because whoever may sign a form may put uploads`,
  },
  'merchant-act': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it alone of the merchant’s page may write about merchants`,
  },
  'publish-merchant-page': {
    memoryMb: 512,
    timeoutSeconds: 120,
    why: 'a release is a few files; apart from publish-console, because each may write its own bucket only',
  },
  'check-document': {
    memoryMb: 512,
    timeoutSeconds: 60,
    why: 'one file of 15 MB at a time is read, judged within half a second and copied by S3; the process stays under 200 MB',
  },
  'make-export': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    why: 'a million rows are written to its disk and zipped with a whole core, in two to five minutes; memory does not grow with them',
  },
  'take-settlements': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    why: 'a file of a million lines is read eleven times over, and 65,536 packs are written, with a whole core; memory does not grow with it. Apart, because it alone may write what files say of money',
  },
  'make-plan': {
    memoryMb: 1769,
    timeoutSeconds: 120,
    why: 'a plan is solved and improved with a whole core in ten seconds and under 300 MB, after some hundred thousand tasks are read; apart, because it brings a solver of 3.5 MB',
  },
  'back-test': {
    memoryMb: 1769,
    timeoutSeconds: 900,
    why: 'a hundred stories are played with a whole core in some seconds; a part of a million merchants is exported in some minutes. Apart, because it brings the engine, and reads everybody’s story',
  },
  'publish-console': {
    memoryMb: 512,
    timeoutSeconds: 120,
    why: 'a release is a few hundred files, put into the bucket sixteen at a time',
  },

  'list-merchants': {
    memoryMb: 1769,
    timeoutSeconds: 29,
    why: 'it keeps all merchants in memory between requests and sorts them with a whole core; the gateway waits 29 s',
  },
  'api-read': { memoryMb: 512, timeoutSeconds: 15, why: oneRequest },
  'api-work': { memoryMb: 512, timeoutSeconds: 15, why: oneRequest },
  'api-lead': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it may ask who works here and delete items`,
  },
  'sign-uploads': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because whoever may sign a form may put uploads`,
  },
  'open-documents': {
    memoryMb: 1769,
    timeoutSeconds: 29,
    why: 'a list of names of 30 MB is read with a whole core, fifty merchants are screened at once, and the gateway waits 29 s. Apart, because whoever may sign an address may read what merchants handed in; match-case is the one handler beside it',
  },
  'api-policy': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it alone may write policies`,
  },
  'api-plan': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it alone may call the function that makes plans, and write them`,
  },
  'operations-look': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: `${oneRequest}. Apart, because it may ask Step Functions and read dead letters`,
  },
  'try-connection': {
    memoryMb: 512,
    timeoutSeconds: 15,
    why: 'a call of an outside system is given up after eight seconds. Apart, because it alone of the API may read the secrets of connectors',
  },
  'operations-act': {
    memoryMb: 512,
    timeoutSeconds: 29,
    why: 'dead letters are put on the bus one by one; the gateway waits 29 s. Apart, because it may start runs and send events again',
  },
} as const satisfies Readonly<Record<string, Size>>;

export type FunctionName = keyof typeof functionSizes;
