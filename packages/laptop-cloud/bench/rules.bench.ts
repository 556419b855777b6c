/**
 * What every event, API call and schedule tick pays: matching patterns, deciding IAM, finding the next run.
 * Run: node packages/laptop-cloud/bench/rules.bench.ts. Ratios count, each against a naive baseline measured in the same run.
 */
import { compilePolicies, evaluate } from '../src/iam/evaluate.ts';
import { readEvent } from '../src/services/events/bus-event.ts';
import { compilePattern, eventFields, type Pattern } from '../src/services/events/pattern/compile-pattern.ts';
import { RuleIndex } from '../src/services/events/rule-index.ts';
import { parseSchedule } from '../src/services/scheduler/schedule-expression.ts';

/** µs per call, the median of seven rounds after a warm-up */
function measure(work: () => unknown, roundMs = 60): number {
  const round = (ms: number): number => {
    const end = performance.now() + ms;
    let calls = 0;
    const began = performance.now();
    do {
      for (let i = 0; i < 10; i++) work();
      calls += 10;
    } while (performance.now() < end);
    return ((performance.now() - began) * 1000) / calls;
  };
  round(roundMs);
  const rounds = Array.from({ length: 7 }, () => round(roundMs)).sort((a, b) => a - b);
  return rounds[3] ?? Number.NaN;
}

const rows: { what: string; µs: string; baseline: string; 'baseline µs': string; ratio: string }[] = [];
function compare(what: string, work: () => unknown, baseline: string, naive: () => unknown): void {
  const ours = measure(work);
  const theirs = measure(naive);
  rows.push({ what, µs: ours.toFixed(2), baseline, 'baseline µs': theirs.toFixed(2), ratio: `${(theirs / ours).toFixed(1)}×` });
}

// --- one event, fifty rules
const patterns = Array.from({ length: 50 }, (_, at) =>
  JSON.stringify({ source: ['shop'], 'detail-type': [`sale.v${at}`], detail: { data: { amount: [{ numeric: ['>', at] }] } } }),
);
const eventText = JSON.stringify({
  version: '0',
  id: '6c1a4a4e-6d2c-4c6e-9a59-0d1d9a0f6f11',
  'detail-type': 'sale.v7',
  source: 'shop',
  account: '123456789012',
  time: '2026-03-02T09:00:00Z',
  region: 'eu-central-1',
  resources: [],
  detail: {
    specversion: '1.0',
    type: 'sale.v7',
    subject: 'm-1',
    data: {
      amount: 100,
      currency: 'EUR',
      lines: Array.from({ length: 10 }, (_, n) => ({ sku: `sku-${n}`, quantity: n, tags: ['a', 'b'] })),
    },
  },
});
const compiled = patterns.map((text): [string, Pattern] => [text, compilePattern(text)]);
const index = new RuleIndex(compiled);
compare(
  'match one event against 50 rules, parsing included',
  () => index.matching(readEvent('default', eventText)),
  'compile and match each rule by itself',
  () => patterns.filter((pattern) => compilePattern(pattern)(eventText)),
);
compare(
  'the same, the event parsed already',
  (() => {
    const event = readEvent('default', eventText);
    event.fields();
    return () => index.matching(event);
  })(),
  'every compiled rule asked in turn',
  (() => {
    const fields = eventFields(eventText);
    return () => compiled.filter(([, pattern]) => pattern.matchesFields(fields));
  })(),
);

// --- one API call
const policies = [
  {
    Version: '2012-10-17',
    Statement: Array.from({ length: 20 }, (_, at) => ({
      Effect: 'Allow',
      Action: [`service${at}:Get*`, `service${at}:Put*`, 'dynamodb:GetItem'],
      Resource: [
        `arn:aws:dynamodb:eu-central-1:123456789012:table/table-${at}`,
        `arn:aws:dynamodb:eu-central-1:123456789012:table/table-${at}/index/*`,
      ],
    })),
  },
];
const question = { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/table-19/index/due' };
const conditional = [
  ...policies,
  {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  },
];
const context = { 'aws:SecureTransport': 'true', 'aws:RequestedRegion': 'eu-central-1', 'aws:ResourceAccount': '123456789012' };
for (const [what, set, asked] of [
  ['IAM: one call, 20 statements', policies, question],
  ['IAM: the same with a condition', conditional, { ...question, context }],
] as const) {
  compare(
    what,
    () => evaluate(set, asked),
    'parse and compile the policies each time',
    () => compilePolicies(set)(asked),
  );
}

// --- one tick of a schedule
const berlin = parseSchedule('cron(30 9 ? * MON-FRI *)', 'Europe/Berlin');
const start = Date.parse('2026-03-27T18:00:00Z');
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
compare(
  'next run of a weekday schedule over a weekend, with DST',
  () => berlin.next(start, start),
  'step minute by minute',
  () => {
    let at = start;
    while (!/^(?!Sat|Sun).*09:30/.test(clock.format(at))) at += 60_000;
    return at;
  },
);
const leap = parseSchedule('cron(0 9 29 2 ? *)', 'Europe/Berlin');
const dayOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit' });
compare(
  'next 29 February, two years ahead',
  () => leap.next(start, start),
  'step day by day',
  () => {
    let at = start;
    while (dayOf.format(at) !== '29/02') at += 86_400_000;
    return at;
  },
);

console.table(rows);
