import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'wouter';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** the page of Merchants that shows the same as they are now, where its filters can say it */
const merchantsPage = (key: string): string | undefined => {
  const [kind, stage] = key.split('/');
  return kind === 'stalled-now' ? `/merchants?stage=${stage}&awaiting=merchant&stalledDays=1&sort=stalled` : undefined;
};

/** the merchants behind a bar; which bar is in the address */
export function Behind({ lists }: { readonly lists: Figures['lists'] }) {
  const f = useFigureWords();
  const { number } = useFormat();
  const [search, setSearch] = useSearchParams();
  const key = search.get('list');
  if (key === null) return null;
  const list = lists[key];
  const page = merchantsPage(key);
  const close = (): void => setSearch({});
  return (
    <Modal
      visible
      header={search.get('title') ?? f('list')}
      closeAriaLabel={f('close')}
      onDismiss={close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {f('close')}
          </Button>
        </Box>
      }
    >
      {list === undefined ? (
        <Box color="text-body-secondary">{f('listGone')}</Box>
      ) : (
        <SpaceBetween size="s">
          <Box color="text-body-secondary">
            {list.merchants.length < list.n
              ? f('listFirst', { shown: number(list.merchants.length), n: number(list.n) })
              : f('listAll', { n: number(list.n) })}
          </Box>
          <ul className="figure-list">
            {list.merchants.map(({ merchantId, name }) => (
              <li key={merchantId}>
                <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink>
              </li>
            ))}
          </ul>
          {page !== undefined && <PageLink to={page}>{f('merchantsPage')}</PageLink>}
        </SpaceBetween>
      )}
    </Modal>
  );
}
