import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useListFormats } from '../merchants/list-formats.ts';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { type MoneyWord, useMoneyWords } from './money-words.ts';
import type { ShownPayout } from './use-money.ts';

const stateOf = ({ state, merchantId }: ShownPayout): MoneyWord =>
  state === 'late' && merchantId === undefined ? 'state.lateUnknown' : `state.${state}`;

interface Props {
  readonly payouts: readonly ShownPayout[];
  readonly title: MoneyWord;
  readonly empty: MoneyWord;
}

/** payouts that settlement files tell of, and what the bank shows of each */
export function PayoutTable({ payouts, title, empty }: Props) {
  const m = useMoneyWords();
  const { instant } = useFormat();
  const { money } = useListFormats();
  return (
    <RecordTable
      header={<Header variant="h2">{m(title)}</Header>}
      items={payouts}
      trackBy="id"
      empty={m(empty)}
      columns={[
        {
          id: 'payout',
          header: m('payout'),
          cell: ({ provider, batch, references }) => (
            <>
              <strong>{references.at(-1) ?? batch}</strong>
              <div className="quiet">
                {provider} · {m('batch', { batch })}
              </div>
            </>
          ),
          minWidth: 200,
        },
        {
          id: 'amount',
          header: m('amount'),
          cell: ({ sumMinor, currency, notExplainedMinor }) => (
            <>
              {money(sumMinor, currency)}
              {notExplainedMinor !== undefined && <div>{m('notExplained', { amount: money(notExplainedMinor, currency) })}</div>}
            </>
          ),
        },
        { id: 'expected', header: m('expected'), cell: ({ expectedBy }) => instant(expectedBy) },
        {
          id: 'state',
          header: m('state'),
          cell: (one) => (
            <>
              {one.state === 'late' && one.merchantId !== undefined ? (
                <PageLink to={`/merchants/${one.merchantId}`}>{m(stateOf(one))}</PageLink>
              ) : (
                m(stateOf(one))
              )}
              {one.bank !== undefined && (
                <div className="quiet">{m('proof', { file: one.bank.file, row: String(one.bank.row) })}</div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
