import { type ReactNode, useMemo } from 'react';
import { navigate } from 'wouter/use-browser-location';
import type { ListedMerchant } from '../../../domain/listing/listed-merchant.ts';
import { useWords } from '../i18n/index.tsx';
import { useWorth } from '../worth.ts';
import { useListFormats } from './list-formats.ts';

export interface Column {
  readonly id: string;
  readonly header: string;
  /** the order that looks at it */
  readonly sort?: string;
  /** `asOf`: when what is shown was so, ISO 8601 UTC */
  readonly cell: (one: ListedMerchant, asOf: string) => ReactNode;
}

const identity = ({ externalReference, registrationNumber }: ListedMerchant): string =>
  [externalReference, registrationNumber].filter((one) => one !== undefined).join(' · ');

/** a link within the console that costs a list of fifty nothing */
function NameLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}

const some = ['name', 'stage', 'awaiting', 'stalled', 'declared', 'country', 'registered'];
/** what there is room for: on a telephone, on a small screen, on any other */
const shown = {
  little: new Set(['name', 'stalled']),
  some: new Set(some),
  enough: new Set([...some, 'segment', 'client']),
} as const;

/** what the list says of a merchant */
export const useColumns = (room: keyof typeof shown): readonly Column[] => {
  const { t, term } = useWords();
  const { money, date, days, country } = useListFormats();
  const { about, both } = useWorth();
  return useMemo(() => {
    const worth = ({ declaredMonthlyVolumeMinor: minor, currency }: ListedMerchant): string =>
      minor === undefined ? '–' : both(minor, currency);
    const amount = ({ declaredMonthlyVolumeMinor: minor, currency }: ListedMerchant): ReactNode =>
      minor === undefined ? (
        '–'
      ) : (
        <>
          {money(minor, currency)}
          <div className="quiet nowrap">{about(minor, currency)}</div>
        </>
      );
    const all: readonly Column[] = [
      {
        id: 'name',
        header: t('merchants.name'),
        sort: 'name',
        cell: (one) => (
          <>
            <NameLink to={`/merchants/${one.merchantId}`}>{one.legalName}</NameLink>
            <div className="mono quiet">{identity(one)}</div>
            {room === 'little' && (
              <div className="quiet">
                {term(one.lifecycleStage)} · {worth(one)}
              </div>
            )}
          </>
        ),
      },
      { id: 'stage', header: t('merchants.stage'), cell: (one) => term(one.lifecycleStage) },
      { id: 'awaiting', header: t('merchants.awaiting'), cell: (one) => term(one.awaiting) },
      {
        id: 'stalled',
        header: t('merchants.stalled'),
        sort: 'stalled',
        cell: ({ idleSince, snoozedUntil = '' }, asOf) => {
          if (snoozedUntil > asOf)
            return <span className="quiet">{t('merchant.snoozedUntil', { when: date(snoozedUntil) })}</span>;
          return idleSince === undefined ? '–' : <span className="soon">{days(idleSince, asOf)}</span>;
        },
      },
      { id: 'declared', header: t('merchants.declared'), sort: 'value', cell: amount },
      { id: 'segment', header: t('merchants.segment'), cell: (one) => term(one.segment) },
      { id: 'country', header: t('merchants.country'), cell: (one) => country(one.country) },
      { id: 'client', header: t('merchants.client'), cell: (one) => one.pspClient },
      { id: 'registered', header: t('merchants.registered'), sort: 'newest', cell: (one) => date(one.registeredAt) },
    ];
    return all.filter(({ id }) => shown[room].has(id));
  }, [t, term, money, date, days, country, room, about, both]);
};
