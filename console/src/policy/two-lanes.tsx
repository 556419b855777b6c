import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import type { ChangedMerchant, DecisionStep } from '../../../domain/backtest/backtest-answer.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useStepWords } from './step-words.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Lane {
  readonly at: string;
  readonly under: readonly DecisionStep[];
  readonly against: readonly DecisionStep[];
  readonly differs: boolean;
}

const lanesOf = ({ lanes: { under, against } }: ChangedMerchant): readonly Lane[] => {
  const instants = [...new Set([...under, ...against].map(({ at }) => at))].toSorted();
  return instants.map((at) => {
    const [one, other] = [under, against].map((lane) => lane.filter((step) => step.at === at));
    return { at, under: one ?? [], against: other ?? [], differs: JSON.stringify(one) !== JSON.stringify(other) };
  });
};

/** what each policy decided about one merchant, side by side in time */
export function TwoLanes({ of, onClose }: { readonly of: ChangedMerchant; readonly onClose: () => void }) {
  const { p } = usePolicyWords();
  const { t } = useWords();
  const { instant } = useFormat();
  const wordsOf = useStepWords();
  const cell = (steps: readonly DecisionStep[]) =>
    steps.length === 0 ? '–' : steps.map((step) => <div key={JSON.stringify(step)}>{wordsOf(step)}</div>);
  return (
    <Modal
      visible
      size="large"
      header={of.name}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button onClick={onClose}>{t('dialog.close')}</Button>
        </Box>
      }
    >
      <table className="two-lanes">
        <thead>
          <tr>
            <th scope="col">{p('when')}</th>
            <th scope="col">{p('draft')}</th>
            <th scope="col">{p('rules')}</th>
          </tr>
        </thead>
        <tbody>
          {lanesOf(of).map(({ at, under, against, differs }) => (
            <tr key={at} className={differs ? 'differs' : ''}>
              <th scope="row">{instant(at)}</th>
              <td data-lane={p('draft')}>{cell(under)}</td>
              <td data-lane={p('rules')}>{cell(against)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
