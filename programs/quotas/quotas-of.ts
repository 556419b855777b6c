/** what a play on the laptop cloud came to */
export interface Played {
  readonly merchants: number;
  readonly days: number;
  readonly counters: Readonly<Record<string, number>>;
  /** most runs that were open at a time */
  readonly openRuns: number;
  readonly startedRuns: number;
}

export interface Quota {
  readonly what: string;
  /** at the busiest second, or of a day, for so many merchants */
  readonly use: number;
  readonly limit: number;
  readonly unit: string;
}

/** nine tenths fall into the working hours of a few time zones: plan with ten times the average */
const PEAK = 10;
const DAY_SECONDS = 86_400;

/**
 * Quotas of a middle-sized region such as eu-central-1, the lower ones where AWS names two; of Lambda and SES those a new account gets when it asks.
 * Source: "Step Functions service quotas", "Amazon EventBridge quotas", "Lambda quotas", "Service quotas in Amazon SES"
 */
export const limits = {
  openRuns: 1_000_000,
  starts: 150,
  answers: 300,
  putEvents: 2_400,
  concurrency: 1_000,
  mailsADay: 50_000,
  mailsASecond: 14,
} as const;

/** how much of each quota `merchants` use that live as the played ones did */
export const quotasOf = ({ counters, days, openRuns, startedRuns, ...played }: Played, merchants: number): readonly Quota[] => {
  const times = merchants / played.merchants;
  const one = (name: string): number => counters[name] ?? 0;
  const aSecond = (amount: number): number => (amount * times * PEAK) / (days * DAY_SECONDS);
  const mailsADay = (one('ses:messages') * times) / days;
  return [
    { what: 'open executions', use: openRuns * times, limit: limits.openRuns, unit: 'at a time' },
    { what: 'StartExecution', use: aSecond(startedRuns), limit: limits.starts, unit: 'a second' },
    // every wait is answered once at most
    {
      what: 'SendTaskSuccess',
      use: aSecond(one('lambda:requests:firstsale-dev-park-run')),
      limit: limits.answers,
      unit: 'a second',
    },
    { what: 'PutEvents', use: aSecond(one('events:published')), limit: limits.putEvents, unit: 'a second' },
    { what: 'Lambda concurrency', use: aSecond(one('lambda:modelled-ms') / 1_000), limit: limits.concurrency, unit: 'at a time' },
    { what: 'SES, mails', use: mailsADay, limit: limits.mailsADay, unit: 'a day' },
    { what: 'SES, rate', use: (mailsADay * PEAK) / DAY_SECONDS, limit: limits.mailsASecond, unit: 'a second' },
  ];
};

const figure = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : Number(value.toPrecision(2)).toLocaleString('en', { maximumFractionDigits: 4 });

/** as a table of docs/quotas.md */
export const quotaTable = (quotas: readonly Quota[]): string =>
  ['| quota | our use | limit | of it |', '| --- | --- | --- | --- |']
    .concat(
      quotas.map(
        ({ what, use, limit, unit }) =>
          `| ${what} | ${figure(use)} ${unit} | ${limit.toLocaleString('en')} | ${figure((100 * use) / limit)} % |`,
      ),
    )
    .join('\n');
