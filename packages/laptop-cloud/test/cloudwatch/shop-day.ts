import { alarmLaptop, onSales } from './alarm-laptop.ts';

const MINUTES = 600;
/** the sales of a minute; a long quiet every hundred minutes */
const salesOf = (minute: number): number => (minute % 100 > 60 ? 0 : (minute * 7919) % 13);

const alarms = [
  onSales({ Threshold: 12 }),
  onSales({ AlarmName: 'often', Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 32 }),
  onSales({
    AlarmName: 'none',
    Period: 300,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  }),
  onSales({
    AlarmName: 'unknown',
    Statistic: 'Average',
    TreatMissingData: 'missing',
    InsufficientDataActions: onSales().OKActions,
  }),
  onSales({ AlarmName: 'most', Statistic: 'Maximum', Period: 180, Threshold: 12 }),
];

/** ten hours of a shop, from where the state folder was left; `sold` is told each minute whose sales are durable */
export async function shopDay(stateDir: string | undefined, sold: (minute: number) => void = () => undefined) {
  const laptop = await alarmLaptop(alarms, { ...(stateDir === undefined ? {} : { stateDir }) });
  const { journal } = laptop.kernel;
  journal.exec('CREATE TABLE IF NOT EXISTS shop_sold (minute INTEGER PRIMARY KEY)');
  const last = journal.get<{ last: number | null }>('SELECT max(minute) AS last FROM shop_sold')?.last ?? -1;
  for (let minute = last + 1; minute < MINUTES; minute += 1) {
    await laptop.until(minute + 0.5);
    // the sale and the note of it are of one commit, as a service's own writes are
    await laptop.kernel.request('sell', async () => {
      if (salesOf(minute) > 0) laptop.sell(salesOf(minute));
      journal.run('INSERT INTO shop_sold VALUES (?)', minute);
    });
    sold(minute);
  }
  await laptop.until(MINUTES + 60);
  const mails = laptop.mails();
  await laptop.end();
  return mails;
}
