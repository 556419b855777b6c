import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { requirementName } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { useFormat } from '../format.ts';
import { useVoice } from '../i18n/use-voice.ts';
import { Bars, Legend, type Part } from './bars.tsx';
import { Card } from './card.tsx';
import { ListLink } from './list-link.tsx';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

/** what holds merchants up, by whose move it is */
export function Blockers({ figures: { blockers, lists } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const voice = useVoice();
  const { number } = useFormat();
  const partsOf = (one: Figures['blockers'][number]): readonly Part[] => [
    { name: f('blocker.merchant'), n: one.merchant, color: 'soon' },
    { name: f('blocker.operations'), n: one.operations, color: 'late' },
    { name: f('blocker.provider'), n: one.provider, color: 'quiet' },
    { name: f('blocker.checking'), n: one.checking, color: 'good' },
  ];
  const [first] = blockers;
  const counted = blockers.map((one) => ({ ...one, n: lists[`blocker/${one.requirement}`]?.n ?? 0 }));
  return (
    <Card title={f('blocker.title')} definition={f('blocker.is')}>
      {first === undefined ? (
        <Box color="text-body-secondary">{f('blocker.none')}</Box>
      ) : (
        <SpaceBetween size="s">
          <Legend
            parts={partsOf(first).filter(({ name }) =>
              blockers.some((one) => partsOf(one).some((part) => part.name === name && part.n > 0)),
            )}
          />
          <Bars
            full={Math.max(...counted.map(({ n }) => n))}
            bars={counted.map((one) => {
              const parts = partsOf(one);
              const told = parts.filter(({ n }) => n > 0).map(({ name, n }) => `${name}${f('colon')}${number(n)}`);
              return {
                key: one.requirement,
                label: requirementName(one.requirement, voice),
                parts,
                told: (
                  <span title={told.join(', ')}>
                    <ListLink lists={lists} of={`blocker/${one.requirement}`} title={requirementName(one.requirement, voice)}>
                      {number(one.n)}
                    </ListLink>
                  </span>
                ),
              };
            })}
          />
        </SpaceBetween>
      )}
    </Card>
  );
}
