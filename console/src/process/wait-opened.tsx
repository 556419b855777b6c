import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Scroll } from '../figures/scroll.tsx';
import type { Figures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { type PlaybookTime, useProcessNames, type WaitTime, waitKey } from './use-process.ts';
import { WaitRules } from './wait-rules.tsx';
import { useProcessWords } from './words/use-process-words.ts';

interface Props {
  readonly playbook: PlaybookTime['playbook'];
  readonly wait: WaitTime;
  readonly lists: Figures['lists'];
  readonly onClose: () => void;
}

function Weeks({ of: { weeks } }: { readonly of: WaitTime }) {
  const p = useProcessWords();
  const { date } = useFormat();
  const { number, worked } = useProcessNames();
  return (
    <Scroll label={p('weeks')}>
      <table className="figure-table">
        <thead>
          <tr>
            {(['week', 'times', 'median', 'p90'] as const).map((word) => (
              <th key={word} scope="col">
                {p(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, n, median, p90 }) => (
            <tr key={week}>
              <th scope="row">{date(week)}</th>
              <td>{number(n)}</td>
              <td>{worked(median)}</td>
              <td>{worked(p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** a wait opened down to its weeks, its merchants and its policy */
export function WaitOpened({ playbook, wait, lists, onClose }: Props) {
  const p = useProcessWords();
  const { number, what } = useProcessNames();
  const list = lists[`process/${playbook}/${waitKey(wait)}`];
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={onClose}>{p('close')}</Button>}>
          {what(wait)}
          {p('colon')}
          {p(wait.who)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div className="figure-pair">
          <div>
            <Box variant="h3">{p('merchants')}</Box>
            {list !== undefined && list.merchants.length < list.n && (
              <Box color="text-body-secondary">
                {p('merchantsAll', { shown: number(list.merchants.length), n: number(list.n) })}
              </Box>
            )}
            <ul className="figure-list">
              {(list?.merchants ?? []).map(({ merchantId, name }) => (
                <li key={merchantId}>
                  <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <Box variant="h3">{p('rule')}</Box>
            <WaitRules playbook={playbook} wait={wait} />
          </div>
        </div>
        <div>
          <Box variant="h3">{p('weeks')}</Box>
          {wait.weeks.length === 0 ? <Box color="text-body-secondary">{p('noWeeks')}</Box> : <Weeks of={wait} />}
        </div>
      </SpaceBetween>
    </Container>
  );
}
